package dev.nirs.rule;

/**
 * Connection states of iptables-extensions(8), in the order in which {@code iptables-save} prints
 * them.
 */
public enum ConnectionState {
  /** Belongs to no known connection. */
  INVALID,
  /** Starts a connection. */
  NEW,
  /** Starts one that belongs to another, such as FTP data. */
  RELATED,
  /** Belongs to a connection seen both ways. */
  ESTABLISHED,
  /** Kept out of tracking on purpose. */
  UNTRACKED
}
