package dev.nirs.knowledge;

/** One thing that is known: a verified case, advice for a pattern, or what a host is for. */
public sealed interface KnowledgeEntry permits Example, Playbook, KnownHost {

  /**
   * What the entry is called, unique in its knowledge base.
   *
   * @return printable ASCII, such as {@code playbook/syn-flood}
   */
  String id();
}
