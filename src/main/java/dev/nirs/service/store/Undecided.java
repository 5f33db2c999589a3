package dev.nirs.service.store;

/** What becomes of old suggestions that nobody has decided over. */
public enum Undecided {
  /** They stay, whatever their age. */
  KEPT,
  /** They go with the others. */
  REMOVED
}
