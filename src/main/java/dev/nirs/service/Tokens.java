package dev.nirs.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bearer tokens; only a hash of each is kept. Safe for several threads. */
public interface Tokens {

  /**
   * Makes a token.
   *
   * @param name unique; 1 to 60 letters, digits, dots, dashes and underscores
   * @param role what its bearer may do
   * @param by who makes it, for the audit log
   * @return the token, 43 characters of base64url after {@code nirs_}; shown this once
   * @throws IllegalArgumentException where the name is none or taken
   */
  String create(String name, Role role, String by);

  /**
   * Whose token it is.
   *
   * @param token as it came
   * @return its bearer; empty for what is no valid token
   */
  Optional<Principal> find(String token);

  /**
   * Ends a token.
   *
   * @param name of the token
   * @param by who ends it, for the audit log
   * @return false where there is no valid one of that name
   */
  boolean revoke(String name, String by);

  /**
   * All valid tokens.
   *
   * @return by name
   */
  List<Token> all();

  /**
   * A token as lists show it.
   *
   * @param name of the token
   * @param role what its bearer may do
   * @param createdAt when it was made
   */
  record Token(String name, Role role, Instant createdAt) {}
}
