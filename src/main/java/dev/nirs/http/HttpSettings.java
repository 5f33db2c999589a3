package dev.nirs.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how the server listens.
 *
 * @param host name or address to bind to
 * @param port 1 to 65535, or 0 for any free one
 * @param tls certificate and key; plain HTTP where empty
 * @param requiresToken whether a token is needed even on loopback
 * @param names further names by which clients on this machine call the server without a token, such
 *     as that of a proxy; lower case
 * @param limits what one client may cost
 */
public record HttpSettings(
    String host,
    int port,
    Optional<TlsFiles> tls,
    boolean requiresToken,
    Set<String> names,
    HttpLimits limits) {

  /** Where it listens unless told otherwise. */
  public static final int DEFAULT_PORT = 8080;

  /**
   * Copies the names and refuses ports that are none.
   *
   * @throws IllegalArgumentException naming the port
   */
  public HttpSettings {
    names = Set.copyOf(names);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not 0 to 65535");
    }
  }

  /**
   * Whether callers must show a token.
   *
   * @return false only where it is bound to loopback and nobody wants tokens
   */
  public boolean needsToken() {
    return requiresToken || !isLoopback();
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
