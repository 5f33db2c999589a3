package dev.nirs.http;

import java.util.Optional;
import java.util.Set;

/** Settings of servers of tests: plain HTTP on 127.0.0.1. */
public final class Loopback {
  private Loopback() {}

  /** Without tokens, at a port or, where it is 0, at any free one. */
  public static HttpSettings at(int port) {
    return settings(port, false, HttpLimits.DEFAULT);
  }

  /** With tokens. */
  public static HttpSettings locked(int port) {
    return locked(port, HttpLimits.DEFAULT);
  }

  /** With tokens and other bounds. */
  static HttpSettings locked(int port, HttpLimits limits) {
    return settings(port, true, limits);
  }

  private static HttpSettings settings(int port, boolean requiresToken, HttpLimits limits) {
    return new HttpSettings("127.0.0.1", port, Optional.empty(), requiresToken, Set.of(), limits);
  }
}
