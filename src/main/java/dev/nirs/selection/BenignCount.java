package dev.nirs.selection;

/** Which packets of a benign flow a rule must spare. */
public enum BenignCount {
  /** Those of the flow's own direction, as the talk counts. */
  FORWARD,
  /** Those of either direction: a rule on a forwarding firewall also sees the answers. */
  BOTH
}
