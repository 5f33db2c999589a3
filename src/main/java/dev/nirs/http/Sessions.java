package dev.nirs.http;

import dev.nirs.service.Principal;
import dev.nirs.service.Tokens;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in with a browser. Sessions live in memory: a restart ends them, as does the end of
 * the token that they were opened with. Safe for several threads.
 */
final class Sessions {
  /** How long a session lives. */
  static final Duration LIFE = Duration.ofHours(12);

  /** Most sessions; the oldest ends where there is one more. */
  static final int MOST = 1000;

  private final Tokens tokens;
  private final Clock clock;
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  Sessions(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Opens a session with a token; gives the cookie's value. */
  Optional<String> open(String token) {
    Optional<Tokens.Token> held = tokens.find(token).flatMap(this::valid);
    return held.map(this::add);
  }

  private Optional<Tokens.Token> valid(Principal principal) {
    return tokens.all().stream().filter(token -> token.name().equals(principal.name())).findFirst();
  }

  private synchronized String add(Tokens.Token token) {
    String id = Secret.next();
    sessions.put(id, new Session(token, Secret.next(), clock.wallTime() + LIFE.toMillis()));
    if (sessions.size() > MOST) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    return id;
  }

  /** Who holds a session; empty where it has ended, or its token has. */
  Optional<Identity.Seated> find(String id) {
    Optional<Session> session = live(id);
    Optional<Session> valid = session.filter(s -> tokens.all().contains(s.token()));
    if (session.isPresent() && valid.isEmpty()) {
      close(id);
    }
    return valid.map(
        s -> new Identity.Seated(new Principal(s.token().name(), s.token().role()), s.csrf()));
  }

  private synchronized Optional<Session> live(String id) {
    Session session = sessions.get(id);
    if (session != null && session.ends() <= clock.wallTime()) {
      sessions.remove(id);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  /** Ends a session. */
  synchronized void close(String id) {
    sessions.remove(id);
  }

  private record Session(Tokens.Token token, String csrf, long ends) {}
}
