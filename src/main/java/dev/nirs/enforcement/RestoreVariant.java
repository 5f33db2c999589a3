package dev.nirs.enforcement;

import dev.nirs.traffic.IpVersion;

/** The two implementations of iptables; distributions ship one or both. */
public enum RestoreVariant {
  /** Rules go to nf_tables in the kernel. */
  NFT("nft"),
  /** Rules go to the older x_tables in the kernel. */
  LEGACY("legacy");

  private final String word;

  RestoreVariant(String word) {
    this.word = word;
  }

  /**
   * The program that loads rules.
   *
   * @param version V4 for iptables, V6 for ip6tables
   * @return its name, such as {@code ip6tables-nft-restore}
   */
  public String restoreProgram(IpVersion version) {
    return program(version) + "-restore";
  }

  /**
   * The program that prints the rules that are loaded.
   *
   * @param version V4 for iptables, V6 for ip6tables
   * @return its name, such as {@code iptables-legacy-save}
   */
  public String saveProgram(IpVersion version) {
    return program(version) + "-save";
  }

  private String program(IpVersion version) {
    return (version == IpVersion.V4 ? "iptables-" : "ip6tables-") + word;
  }
}
