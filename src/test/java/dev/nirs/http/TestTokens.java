package dev.nirs.http;

import dev.nirs.service.Principal;
import dev.nirs.service.Role;
import dev.nirs.service.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens in memory. */
public final class TestTokens implements Tokens {
  private final Map<String, Token> byText = new ConcurrentHashMap<>();

  @Override
  public String create(String name, Role role, String by) {
    String text = "nirs_" + Secret.next();
    byText.put(text, new Token(name, role, TestService.NOW));
    return text;
  }

  @Override
  public Optional<Principal> find(String token) {
    return Optional.ofNullable(byText.get(token)).map(t -> new Principal(t.name(), t.role()));
  }

  @Override
  public boolean revoke(String name, String by) {
    return byText.values().removeIf(token -> token.name().equals(name));
  }

  @Override
  public List<Token> all() {
    return List.copyOf(byText.values());
  }
}
