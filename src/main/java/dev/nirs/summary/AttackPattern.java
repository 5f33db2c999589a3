package dev.nirs.summary;

/**
 * The shape of an attack as the counts of a window show it; each has a playbook entry of the same
 * name in kebab case.
 */
public enum AttackPattern {
  /** Many half-open TCP connections to one service. */
  SYN_FLOOD,
  /** Many packets or requests to one host or service. */
  VOLUMETRIC_FLOOD,
  /** Many long, thin connections to a web server. */
  SLOW_HTTP,
  /** One port on many hosts. */
  HORIZONTAL_SCAN,
  /** Many ports on one host. */
  VERTICAL_SCAN,
  /** Password guessing on ssh. */
  SSH_BRUTE_FORCE,
  /** Password guessing on ftp. */
  FTP_BRUTE_FORCE,
  /** Password guessing on a web form. */
  WEB_BRUTE_FORCE,
  /** Injection or scripting against a web server of ours. */
  WEB_ATTACK_INBOUND,
  /** Injection or scripting from a host of ours against a web server outside. */
  WEB_ATTACK_OUTBOUND,
  /** A host of ours talks to its master. */
  COMMAND_AND_CONTROL,
  /** A host of ours sends data away. */
  EXFILTRATION,
  /** A host of ours attacks others of ours. */
  LATERAL_MOVEMENT,
  /** Sources that cannot all be real. */
  SPOOFED_SOURCES,
  /** Floods, tunnels or amplification over the name service. */
  DNS_ABUSE,
  /** None of these stands out. */
  MIXED
}
