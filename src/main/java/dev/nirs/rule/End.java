package dev.nirs.rule;

/** The two ends of a packet that a condition may look at. */
public enum End {
  /** Where it comes from. */
  SOURCE,
  /** Where it goes to. */
  DESTINATION
}
