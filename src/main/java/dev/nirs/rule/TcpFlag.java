package dev.nirs.rule;

import java.util.EnumSet;
import java.util.Set;

/** The flags of TCP that {@code --tcp-flags} knows, in the order of {@code iptables-save}. */
public enum TcpFlag {
  /** No more data. */
  FIN,
  /** Opens a connection. */
  SYN,
  /** Breaks a connection. */
  RST,
  /** Data to be handed on at once. */
  PSH,
  /** Acknowledges. */
  ACK,
  /** Urgent data. */
  URG;

  /** What {@code --syn} looks at. */
  public static final Set<TcpFlag> SYN_MASK = Set.copyOf(EnumSet.of(FIN, SYN, RST, ACK));
}
