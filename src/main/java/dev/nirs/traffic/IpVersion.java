package dev.nirs.traffic;

/** The two address families; a rule, a prefix and a flow each belong to exactly one. */
public enum IpVersion {
  /** 32-bit addresses (RFC 791); rules for iptables. */
  V4(32),
  /** 128-bit addresses (RFC 8200); rules for ip6tables. */
  V6(128);

  private final int bits;

  IpVersion(int bits) {
    this.bits = bits;
  }

  /**
   * The width of an address.
   *
   * @return 32 or 128 bits
   */
  public int bits() {
    return bits;
  }
}
