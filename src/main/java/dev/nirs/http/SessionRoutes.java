package dev.nirs.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Logging in with a token, and out. The form of {@code GET /login} is a page. */
final class SessionRoutes implements RouteSet {
  /** A path of this server: no scheme, no host, nothing that a browser might take for one. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?:[A-Za-z0-9._~-][A-Za-z0-9._~/-]*)?");

  private final HttpSettings settings;
  private final Authentication authentication;
  private final Sessions sessions;
  private final RateLimits rates;

  SessionRoutes(
      HttpSettings settings, Authentication authentication, Sessions sessions, RateLimits rates) {
    this.settings = settings;
    this.authentication = authentication;
    this.sessions = sessions;
    this.rates = rates;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/login", Access.PUBLIC, BodyKind.FORM, this::login),
        Route.post("/logout", Access.PUBLIC, BodyKind.FORM, this::logout));
  }

  private void login(Context ctx) {
    String next =
        Optional.ofNullable(Bodies.form(ctx).get("next"))
            .filter(path -> OWN_PATH.matcher(path).matches())
            .orElse("/");
    String token = Optional.ofNullable(Bodies.form(ctx).get("token")).orElse("").strip();
    Optional<String> session = token.length() > 200 ? Optional.empty() : sessions.open(token);
    if (session.isEmpty()) {
      rates.failure(ctx.ip());
      ctx.redirect("/login?failed=1&next=" + next, HttpStatus.SEE_OTHER);
      return;
    }
    end(ctx);
    ctx.cookie(cookie(session.get(), (int) Sessions.LIFE.toSeconds()));
    ctx.redirect(next, HttpStatus.SEE_OTHER);
  }

  private void logout(Context ctx) {
    end(ctx);
    ctx.cookie(cookie("", 0));
    ctx.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private void end(Context ctx) {
    Optional.ofNullable(ctx.cookie(authentication.cookieName())).ifPresent(sessions::close);
  }

  private Cookie cookie(String value, int seconds) {
    Cookie cookie = new Cookie(authentication.cookieName(), value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(settings.tls().isPresent());
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }
}
