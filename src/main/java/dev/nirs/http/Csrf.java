package dev.nirs.http;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps foreign pages from acting through a browser that is logged in, or that runs beside a server
 * without tokens: a change must come from a page of the same origin and show the page's secret.
 */
public final class Csrf {
  /** The header in which scripts send the secret. */
  public static final String HEADER = "X-CSRF-Token";

  /** The form field in which forms send the secret. */
  public static final String FIELD = "_csrf";

  private Csrf() {}

  /**
   * The secret that this caller's forms and scripts must send.
   *
   * @param ctx the request
   * @return empty text where the caller needs none
   */
  public static String token(Context ctx) {
    return switch (Caller.identity(ctx)) {
      case Identity.Seated seated -> seated.csrf();
      case Identity.Local local -> local.csrf();
      case Identity.Bearer bearer -> "";
      case Identity.Nobody nobody -> "";
    };
  }

  /**
   * Refuses a change that a foreign page may have caused.
   *
   * @param isForm whether the body is a form; events may be announced as one, since that is what
   *     curl says of a body unless told otherwise
   */
  static void check(Context ctx, boolean isForm) {
    checkOrigin(ctx);
    boolean needed =
        switch (Caller.identity(ctx)) {
          case Identity.Seated seated -> true;
          case Identity.Local local -> isFromBrowser(ctx) || isForm;
          case Identity.Bearer bearer -> false;
          case Identity.Nobody nobody -> false;
        };
    if (needed && !isEqual(token(ctx), shown(ctx, isForm))) {
      throw new ProblemException(
          ProblemKind.CROSS_SITE,
          "A session must send its secret in the header "
              + HEADER
              + " or the form field "
              + FIELD
              + "; the page does so by itself.");
    }
  }

  /** Refuses a request that names another origin than this server, before anyone is known. */
  static void checkOrigin(Context ctx) {
    Optional<String> site = Optional.ofNullable(ctx.header("Sec-Fetch-Site"));
    boolean foreign = site.filter(s -> !s.equals("same-origin") && !s.equals("none")).isPresent();
    Optional<String> origin = Optional.ofNullable(ctx.header("Origin"));
    if (foreign || origin.filter(o -> !isOwn(o, ctx)).isPresent()) {
      throw new ProblemException(
          ProblemKind.CROSS_SITE, "The request says that it comes from a page of another origin.");
    }
  }

  private static boolean isOwn(String origin, Context ctx) {
    try {
      URI uri = new URI(origin);
      String own = Optional.ofNullable(ctx.header("Host")).orElse("");
      return uri.getAuthority() != null
          && uri.getAuthority().toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isFromBrowser(Context ctx) {
    return ctx.header("Origin") != null || ctx.header("Sec-Fetch-Site") != null;
  }

  private static String shown(Context ctx, boolean isForm) {
    String header = ctx.header(HEADER);
    if (header != null) {
      return header;
    }
    String field = isForm ? Bodies.form(ctx).get(FIELD) : null;
    return field == null ? "" : field;
  }

  private static boolean isEqual(String expected, String shown) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
