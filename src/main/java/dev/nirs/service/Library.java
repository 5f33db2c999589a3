package dev.nirs.service;

import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.KnowledgeEntry;
import java.util.List;
import java.util.Optional;

/** The knowledge base as the service shows it. Safe for several threads. */
public interface Library {

  /**
   * Entries, those that answer a question first where one is asked.
   *
   * @param query words to search for; all entries where empty
   * @param kind only of this kind
   * @return best first, a hundred at most; or all of them: what was decided newest first, then the
   *     others in the order of their files
   */
  List<KnowledgeEntry> find(Optional<String> query, Optional<EntryKind> kind);

  /**
   * An entry.
   *
   * @param id of the entry
   * @return the entry, also where it is revoked
   */
  Optional<KnowledgeEntry> entry(String id);

  /**
   * Takes an example back: it is no longer retrieved.
   *
   * @param id of the entry
   * @param act who does it and why
   * @return false where there is no such example or it is revoked already
   */
  boolean revoke(String id, Act act);
}
