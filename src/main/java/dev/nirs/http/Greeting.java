package dev.nirs.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every request meets first: its id, the headers of the answer, the name of the host. */
final class Greeting {
  /** What pages may load and do. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** The header of a request's id: a caller's own is given back where it is a plain word. */
  static final String HEADER = "X-Request-Id";

  private static final String KEY = "nirs.request";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> SECRETS = List.of("token", "access_token", "authorization");

  private final HttpSettings settings;

  Greeting(HttpSettings settings) {
    this.settings = settings;
  }

  void greet(Context ctx) {
    String id = id(Optional.ofNullable(ctx.header(HEADER)));
    ctx.attribute(KEY, id);
    ctx.header(HEADER, id);
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Vary", "Accept-Encoding");
    if (settings.tls().isPresent()) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
    checkHost(ctx);
    checkQuery(ctx);
  }

  /** The caller's own id of a request where it can be kept, or else a new one. */
  static String id(Optional<String> shown) {
    return shown.filter(id -> ID.matcher(id).matches()).orElseGet(Secret::name);
  }

  /** The id of a request, for answers and logs. */
  static String id(Context ctx) {
    String id = ctx.attribute(KEY);
    return id == null ? "none" : id;
  }

  /**
   * Where no token is needed, a foreign page must not reach the server under a name of its own that
   * leads to loopback (DNS rebinding).
   */
  private void checkHost(Context ctx) {
    String host = name(Optional.ofNullable(ctx.header("Host")).orElse(""));
    boolean known =
        LOOPBACK.contains(host)
            || settings.names().contains(host)
            || host.equals(settings.host().toLowerCase(Locale.ROOT));
    if (!settings.needsToken() && !known) {
      throw new ProblemException(
          ProblemKind.MISDIRECTED,
          "Without tokens the server answers to localhost, to its address and to the names of"
              + " --allowed-host only.");
    }
  }

  private static String name(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
  }

  private static void checkQuery(Context ctx) {
    for (String name : SECRETS) {
      if (ctx.queryParam(name) != null) {
        throw ProblemException.at(
            "?" + name,
            "a token in an address ends up in logs and histories; send it in the header"
                + " Authorization");
      }
    }
  }
}
