package dev.nirs.http;

import io.javalin.config.JavalinConfig;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Connections, headers and the end of the server below it: Jetty.
 *
 * @param settings where and how it listens
 * @param keys certificate and key; plain HTTP where empty
 */
record JettySetup(HttpSettings settings, Optional<KeyStore> keys) {
  private static final int HEADER_BYTES = 16_384;
  private static final Duration GRACE = Duration.ofSeconds(10);

  static JettySetup of(HttpSettings settings, Optional<KeyStore> keys) {
    return new JettySetup(settings, keys);
  }

  void apply(JavalinConfig config) {
    config.jetty.modifyServer(this::server);
    config.jetty.modifyHttpConfiguration(JettySetup::http);
    config.jetty.addConnector(this::connector);
  }

  private void server(Server server) {
    server.setStopTimeout(GRACE.toMillis());
    server.setErrorHandler(new JettyProblems());
    server.insertHandler(new GracefulHandler());
    server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
  }

  private static void http(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector;
    if (keys.isPresent()) {
      // names are for proxies and browsers to check; the server may be called by any of its own
      http.addCustomizer(new SecureRequestCustomizer(false));
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(keys.get());
      tls.setKeyStorePassword("");
      connector =
          new ServerConnector(server, new SslConnectionFactory(tls, plain.getProtocol()), plain);
    } else {
      connector = new ServerConnector(server, plain);
    }
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }
}
