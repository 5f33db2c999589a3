package dev.nirs.http;

import dev.nirs.service.Principal;
import dev.nirs.service.Role;
import dev.nirs.service.Tokens;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/** Finds out who sends a request. */
final class Authentication {
  private static final String SCHEME = "bearer ";
  private static final int MOST_CHARACTERS = 200;

  private final HttpSettings settings;
  private final Tokens tokens;
  private final Sessions sessions;
  private final String localSecret = Secret.next();

  Authentication(HttpSettings settings, Tokens tokens, Sessions sessions) {
    this.settings = settings;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** A header is believed before a cookie; what is shown and not valid makes nobody. */
  Identity identify(Context ctx) {
    Optional<String> header = Optional.ofNullable(ctx.header("Authorization"));
    if (header.isPresent()) {
      return bearer(header.get());
    }
    Optional<String> cookie = Optional.ofNullable(ctx.cookie(cookieName()));
    Optional<Identity.Seated> seated = cookie.flatMap(sessions::find);
    if (seated.isPresent()) {
      return seated.get();
    }
    return settings.needsToken()
        ? new Identity.Nobody(cookie.isPresent())
        : new Identity.Local(new Principal("local", Role.ANALYST), localSecret);
  }

  private Identity bearer(String header) {
    boolean known = header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    String token = known ? header.substring(SCHEME.length()).strip() : "";
    Optional<Principal> principal =
        token.isEmpty() || token.length() > MOST_CHARACTERS ? Optional.empty() : tokens.find(token);
    return principal.<Identity>map(Identity.Bearer::new).orElseGet(() -> new Identity.Nobody(true));
  }

  /** The name of the session's cookie; browsers bind the prefix to TLS, this host and all paths. */
  String cookieName() {
    return settings.tls().isPresent() ? "__Host-nirs-session" : "nirs-session";
  }
}
