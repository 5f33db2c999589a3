package dev.nirs.enforcement;

/** Whether the real tool can be asked on this machine. */
public sealed interface OracleAvailability {

  /**
   * It can: a rule was loaded and printed again.
   *
   * @param program the program asked, such as {@code iptables-nft-restore}
   */
  record Available(String program) implements OracleAvailability {}

  /**
   * It cannot.
   *
   * @param program the program that was to be asked
   * @param reason what is missing, for people
   */
  record Unavailable(String program, String reason) implements OracleAvailability {}
}
