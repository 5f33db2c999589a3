package dev.nirs.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** The hash that says whether an index still belongs to a knowledge base. */
final class ContentHash {
  private ContentHash() {}

  /**
   * Over the examples that may be shown and the playbook, each part ended by a byte that occurs in
   * none.
   */
  static String of(Collection<Example> examples, Collection<Playbook> playbooks) {
    MessageDigest digest = sha256();
    examples.stream()
        .filter(e -> e.isActive() || e.isWarning())
        .forEach(e -> add(digest, ExampleJson.write(e)));
    for (Playbook p : playbooks) {
      add(digest, p.id());
      add(digest, p.title());
      add(digest, p.signs());
      add(digest, p.prefer());
      add(digest, p.avoid());
      add(digest, p.why());
      add(digest, p.body());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of one text. */
  static String of(String text) {
    MessageDigest digest = sha256();
    add(digest, text);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
