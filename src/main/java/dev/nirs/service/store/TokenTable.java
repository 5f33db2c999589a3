package dev.nirs.service.store;

import dev.nirs.notation.Micros;
import dev.nirs.notation.Printable;
import dev.nirs.notation.Sha256;
import dev.nirs.service.Principal;
import dev.nirs.service.Role;
import dev.nirs.service.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tokens in their table. A token is 256 random bits, so that a plain SHA-256 of it cannot be
 * guessed back; hashes are compared in constant time.
 */
final class TokenTable implements Tokens {
  private static final String PREFIX = "nirs_";
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

  /** Names that the service itself acts under. */
  private static final Set<String> RESERVED = Set.of("local", "nirs");

  private final Database database;
  private final AuditTable audit;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  TokenTable(Database database, AuditTable audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public String create(String name, Role role, String by) {
    if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "name '"
              + shown(name)
              + "' is not 1 to 60 letters, digits, dots, dashes and underscores, or is one of "
              + RESERVED.stream().sorted().toList());
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database.write(
        handle -> {
          if (valid(handle, name)) {
            throw new IllegalArgumentException("name '" + name + "' is taken");
          }
          handle
              .createUpdate(
                  "INSERT INTO token (hash, name, role, created_at) VALUES (:hash, :name, :role,"
                      + " :at)")
              .bind("hash", hash(token))
              .bind("name", name)
              .bind("role", role.name())
              .bind("at", Micros.of(clock.instant()))
              .execute();
          return audit.append(
              handle, new AuditTable.Event(by, "token-create", name, "role " + role.name()));
        });
    return token;
  }

  private static boolean valid(org.jdbi.v3.core.Handle handle, String name) {
    return handle
        .createQuery("SELECT 1 FROM token WHERE name = :name AND revoked_at IS NULL")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public Optional<Principal> find(String token) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    String asked = hash(token);
    return database
        .read(
            handle ->
                handle
                    .createQuery("SELECT hash, name, role FROM token WHERE revoked_at IS NULL")
                    .map(
                        (row, context) ->
                            new Hashed(
                                row.getString("hash"),
                                new Principal(
                                    row.getString("name"), Role.valueOf(row.getString("role")))))
                    .list())
        .stream()
        .filter(known -> isSame(known.hash, asked))
        .map(Hashed::principal)
        .findFirst();
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean revoke(String name, String by) {
    return database.write(
        handle -> {
          boolean ended =
              handle
                      .createUpdate(
                          "UPDATE token SET revoked_at = :at WHERE name = :name AND revoked_at IS"
                              + " NULL")
                      .bind("at", Micros.of(clock.instant()))
                      .bind("name", name)
                      .execute()
                  > 0;
          if (ended) {
            audit.append(handle, new AuditTable.Event(by, "token-revoke", name, ""));
          }
          return ended;
        });
  }

  @Override
  public List<Token> all() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT * FROM token WHERE revoked_at IS NULL ORDER BY name")
                .map(
                    (row, context) ->
                        new Token(
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            Micros.instant(row.getLong("created_at"))))
                .list());
  }

  private static String hash(String token) {
    return new Sha256().add(token.getBytes(StandardCharsets.US_ASCII)).hex();
  }

  private static String shown(String text) {
    return Printable.head(text, 60);
  }

  private record Hashed(String hash, Principal principal) {}
}
