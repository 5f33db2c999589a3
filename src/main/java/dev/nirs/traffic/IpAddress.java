package dev.nirs.traffic;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as 128 bits; an IPv4 address is held in its IPv4-mapped form (RFC 4291,
 * section 2.5.5.2), so {@code ::ffff:1.2.3.4} and {@code 1.2.3.4} are the same value, as they are
 * to iptables.
 *
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; {@code 0x0000ffff_aabbccdd} for the IPv4 address aa.bb.cc.dd
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

  /**
   * The unspecified address {@code ::}, which no packet is sent to: stands for an end that a record
   * does not name.
   */
  public static final IpAddress UNKNOWN = new IpAddress(0, 0);

  private static final long V4_TAG = 0xffffL;

  /**
   * An IPv4 address from its 32 bits.
   *
   * @param bits the address, network byte order, as an unsigned 32-bit number
   * @return the address
   */
  public static IpAddress v4(int bits) {
    return new IpAddress(0, V4_TAG << 32 | Integer.toUnsignedLong(bits));
  }

  /**
   * Reads an address from text without ever asking a name server: dotted quad of four decimal
   * octets without leading zeros (facts: a leading zero means octal to iptables), or RFC 4291 text
   * for IPv6, without zone.
   *
   * @param text the text, nothing before or after the address
   * @return the address, or empty where the text is none
   */
  public static Optional<IpAddress> parse(CharSequence text) {
    return AddressText.parse(text);
  }

  /**
   * The family.
   *
   * @return V4 for IPv4 and IPv4-mapped addresses, otherwise V6
   */
  public IpVersion version() {
    return high == 0 && low >>> 32 == V4_TAG ? IpVersion.V4 : IpVersion.V6;
  }

  /**
   * Whether the record named this end.
   *
   * @return false only for {@link #UNKNOWN}
   */
  public boolean isKnown() {
    return high != 0 || low != 0;
  }

  /**
   * The network of a given length that holds this address.
   *
   * @param length prefix length in bits, 0 to 32 (IPv4) or 0 to 128 (IPv6)
   * @return the prefix, host bits cleared
   */
  public Prefix prefix(int length) {
    return Prefix.of(this, length);
  }

  /** Unsigned order of the 128 bits: IPv4 in numeric order among IPv6. */
  @Override
  public int compareTo(IpAddress other) {
    int upper = Long.compareUnsigned(high, other.high);
    return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
  }

  /** A well-mixed hash: addresses of one network differ in few low bits. */
  @Override
  public int hashCode() {
    long mixed = (high ^ low) * 0x9e3779b97f4a7c15L;
    return (int) (mixed ^ mixed >>> 32);
  }

  /** Canonical text: dotted quad, or RFC 5952 as {@code inet_ntop} and so iptables prints it. */
  @Override
  public String toString() {
    return AddressText.format(this);
  }
}
