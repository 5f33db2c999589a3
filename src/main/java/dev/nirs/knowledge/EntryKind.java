package dev.nirs.knowledge;

/** The kinds of knowledge that can be searched for. */
public enum EntryKind {
  /** A verified case of the past. */
  EXAMPLE,
  /** Advice for one attack pattern. */
  PLAYBOOK
}
