package dev.nirs.http;

import dev.nirs.service.NirsService;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running server. */
public final class HttpServer implements AutoCloseable {
  private final Javalin javalin;
  private final RouteTable table;
  private final HttpSettings settings;
  private final StreamResource streams;

  private HttpServer(
      Javalin javalin, RouteTable table, HttpSettings settings, StreamResource streams) {
    this.javalin = javalin;
    this.streams = streams;
    this.table = table;
    this.settings = settings;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @param settings where and how it listens
   * @param service what it serves
   * @param registry takes the metrics, gives the time
   * @param more groups of routes beside those of the API, such as the pages
   * @return the server, to be closed
   * @throws IOException where it cannot listen, or certificate and key cannot be used
   */
  public static HttpServer start(
      HttpSettings settings,
      NirsService service,
      PrometheusMeterRegistry registry,
      List<RouteSet> more)
      throws IOException {
    Clock clock = registry.config().clock();
    Sessions sessions = new Sessions(service.tokens(), clock);
    Authentication authentication = new Authentication(settings, service.tokens(), sessions);
    RateLimits rates = new RateLimits(settings.limits());
    Api api = Api.of(service, registry, settings.limits());
    List<RouteSet> groups = new ArrayList<>(api.groups());
    groups.add(new SessionRoutes(settings, authentication, sessions, rates));
    groups.addAll(more);
    RouteTable table = RouteTable.of(groups);
    Gate gate = new Gate(authentication, rates, new Bodies(settings.limits(), clock));
    Optional<KeyStore> keys =
        settings.tls().isPresent()
            ? Optional.of(TlsKeys.read(settings.tls().get()))
            : Optional.empty();
    Javalin javalin =
        Javalin.create(
            config -> {
              JettySetup.of(settings, keys).apply(config);
              plain(config);
              new Problems(groups).register(config.routes);
              config.routes.before(new Greeting(settings)::greet);
              register(config.routes, table, gate);
              config.requestLogger.http(new RequestLog(registry)::note);
            });
    return started(new HttpServer(javalin, table, settings, api.stream()));
  }

  private static HttpServer started(HttpServer server) throws IOException {
    try {
      server.javalin.start();
      return server;
    } catch (JavalinBindException e) {
      throw new IOException(
          server.settings.host()
              + ":"
              + server.settings.port()
              + ": cannot be listened on: "
              + String.valueOf(e.getMessage()).replaceFirst("\\. .*", ""),
          e);
    }
  }

  private static void plain(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.defaultContentType = "application/json";
    config.router.treatMultipleSlashesAsSingleSlash = false;
  }

  private static void register(RoutesConfig routes, RouteTable table, Gate gate) {
    for (Route route : table.routes()) {
      routes.addHttpHandler(route.method(), route.path(), ctx -> gate.pass(route, ctx));
      if (route.method().equals(HandlerType.GET)) {
        routes.addHttpHandler(HandlerType.HEAD, route.path(), ctx -> gate.pass(route, ctx));
      }
    }
    for (Map.Entry<String, List<HandlerType>> path : table.refused().entrySet()) {
      String allow = table.allow(path.getKey());
      for (HandlerType method : path.getValue()) {
        if (method.equals(HandlerType.OPTIONS)) {
          routes.addHttpHandler(
              method,
              path.getKey(),
              ctx -> ctx.status(HttpStatus.NO_CONTENT).header("Allow", allow));
        } else {
          routes.addHttpHandler(
              method,
              path.getKey(),
              ctx -> {
                throw new ProblemException(
                        ProblemKind.METHOD_NOT_ALLOWED, "The path has " + allow + " only.")
                    .with("Allow", allow);
              });
        }
      }
    }
  }

  /**
   * Every route with who may call it.
   *
   * @return the table
   */
  RouteTable table() {
    return table;
  }

  /**
   * The port it listens on.
   *
   * @return 1 to 65535
   */
  public int port() {
    return javalin.port();
  }

  /**
   * Where browsers find it.
   *
   * @return such as {@code http://127.0.0.1:8080}
   */
  public String url() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return (settings.tls().isPresent() ? "https://" : "http://") + host + ":" + port();
  }

  /** Takes no more requests, lets those that run come to their end, and stops. */
  @Override
  public void close() {
    endStreams();
    javalin.stop();
  }

  /** Ends what would else keep the server from stopping; requests are still answered. */
  void endStreams() {
    streams.close();
  }
}
