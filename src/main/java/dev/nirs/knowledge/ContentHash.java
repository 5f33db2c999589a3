package dev.nirs.knowledge;

import dev.nirs.notation.Sha256;
import java.util.Collection;

/** The hash that says whether an index still belongs to a knowledge base. */
final class ContentHash {
  private ContentHash() {}

  /**
   * Over the examples that may be shown and the playbook, each part ended by a byte that occurs in
   * none.
   */
  static String of(Collection<HashedExample> examples, Collection<Playbook> playbooks) {
    Sha256 digest = new Sha256();
    examples.stream().filter(HashedExample::isShown).forEach(e -> digest.addPart(e.hash()));
    for (Playbook p : playbooks) {
      digest.addPart(p.id());
      digest.addPart(p.title());
      digest.addPart(p.signs());
      digest.addPart(p.prefer());
      digest.addPart(p.avoid());
      digest.addPart(p.why());
      digest.addPart(p.body());
    }
    return digest.hex();
  }

  /** Of one text. */
  static String of(String text) {
    return new Sha256().addPart(text).hex();
  }
}
