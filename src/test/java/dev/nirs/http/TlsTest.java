package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTPS with certificate and key from files. */
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  private static KeyStore store;

  @BeforeAll
  static void makeFiles() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "k",
                    "-keyalg",
                    "EC",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    new String(PASSWORD),
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1"))
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    pem("cert.pem", "CERTIFICATE", store.getCertificate("k").getEncoded());
    byte[] key = store.getKey("k", PASSWORD).getEncoded();
    pem("key.pem", "PRIVATE KEY", key);
    pem("sec1.pem", "EC PRIVATE KEY", key);
    pem("broken.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
    Files.writeString(folder.resolve("empty.pem"), "");
  }

  private static void pem(String name, String kind, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private static HttpSettings settings(String certificate, String key) {
    return new HttpSettings(
        "127.0.0.1",
        0,
        Optional.of(new TlsFiles(folder.resolve(certificate), folder.resolve(key))),
        true,
        Set.of(),
        HttpLimits.DEFAULT);
  }

  @Test
  void givesCookiesThatBrowsersKeepToThisServerAndTls() throws Exception {
    try (TestServer server = new TestServer(settings("cert.pem", "key.pem"))) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build();
      HttpResponse<String> login =
          client.send(
              HttpRequest.newBuilder(URI.create(server.server.url() + "/login"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("token=" + server.service.viewer))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-nirs-session=")
          .contains("Secure")
          .contains("HttpOnly")
          .contains("SameSite=Strict");
      assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  private static SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("k", store.getCertificate("k"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @CsvSource({
    "missing.pem, key.pem, missing.pem: does not exist",
    "empty.pem, key.pem, empty.pem: holds no certificate",
    "key.pem, key.pem, key.pem: holds no certificate",
    "cert.pem, missing.pem, missing.pem: does not exist",
    "cert.pem, empty.pem, empty.pem: holds no private key",
    "cert.pem, broken.pem, 'broken.pem: holds no RSA, EC or Ed25519 key'",
    "cert.pem, sec1.pem, sec1.pem: holds a key in another form",
  })
  void namesTheFileThatCannotBeUsed(String certificate, String key, String message) {
    assertThatThrownBy(() -> new TestServer(settings(certificate, key)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }
}
