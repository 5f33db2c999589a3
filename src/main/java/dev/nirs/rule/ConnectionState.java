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
  UNTRACKED,
  /** Its source is translated; {@code --ctstate} only, and beside one of the states above. */
  SNAT,
  /** Its destination is translated; {@code --ctstate} only, and beside one of the states above. */
  DNAT;

  /**
   * Whether it tells of address translation, not of the connection's progress.
   *
   * @return true for SNAT and DNAT
   */
  public boolean isTranslation() {
    return this == SNAT || this == DNAT;
  }
}
