package dev.nirs.knowledge;

/** The kinds of knowledge that can be searched for. */
public enum EntryKind {
  /** A verified case of the past, to follow. */
  EXAMPLE,
  /** A case of the past that a person refused, to avoid. */
  WARNING,
  /** Advice for one attack pattern. */
  PLAYBOOK
}
