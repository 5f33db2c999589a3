package dev.nirs.traffic;

import java.util.Optional;

/**
 * A network: the addresses that share their first {@code length} bits.
 *
 * @param address the first address; bits after the prefix are 0
 * @param length bits that are fixed, 0 to 32 (IPv4) or 0 to 128 (IPv6)
 */
public record Prefix(IpAddress address, int length) implements Comparable<Prefix> {

  /**
   * Refuses a length outside the family and host bits that are set.
   *
   * @throws IllegalArgumentException naming the value, where one is out of range
   */
  public Prefix {
    int bits = address.version().bits();
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException(
          "length " + length + " of prefix " + address + " is not 0 to " + bits);
    }
    // not equals: a record's own is linked at its first use, which costs a start 10 ms
    if (masked(address, length).compareTo(address) != 0) {
      throw new IllegalArgumentException("prefix " + address + "/" + length + " has host bits set");
    }
  }

  /**
   * The network of a given length around an address.
   *
   * @param address any address of the network; host bits are cleared
   * @param length bits that are fixed, 0 to 32 (IPv4) or 0 to 128 (IPv6)
   * @return the prefix
   * @throws IllegalArgumentException where the length is outside the family's range
   */
  public static Prefix of(IpAddress address, int length) {
    int bits = address.version().bits();
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException(
          "length " + length + " of prefix " + address + " is not 0 to " + bits);
    }
    return new Prefix(masked(address, length), length);
  }

  /**
   * A single address as a network of full length.
   *
   * @param address the address
   * @return {@code address/32} or {@code address/128}
   */
  public static Prefix host(IpAddress address) {
    return new Prefix(address, address.version().bits());
  }

  /**
   * Reads {@code address} or {@code address/length}; host bits are cleared.
   *
   * @param text the text, nothing before or after
   * @return the prefix, or empty where the text is none
   */
  public static Optional<Prefix> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(text).map(Prefix::host);
    }
    String digits = text.substring(slash + 1);
    if (!digits.matches("0|[1-9][0-9]{0,2}")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(digits);
    return IpAddress.parse(text.substring(0, slash))
        .filter(a -> length <= a.version().bits())
        .map(a -> of(a, length));
  }

  /**
   * The family.
   *
   * @return the family of the addresses
   */
  public IpVersion version() {
    return address.version();
  }

  /**
   * Whether it holds an address.
   *
   * @param candidate any address; one of the other family is never held
   * @return true where the first {@code length} bits agree
   */
  public boolean contains(IpAddress candidate) {
    int full = fullLength();
    return sameTop(candidate.high() ^ address.high(), Math.min(full, 64))
        && sameTop(candidate.low() ^ address.low(), Math.max(full - 64, 0))
        && candidate.version() == address.version();
  }

  /**
   * Whether it holds every address of another network.
   *
   * @param other the other network
   * @return true where the other is equal or inside
   */
  public boolean contains(Prefix other) {
    return other.length >= length && contains(other.address);
  }

  /**
   * Whether the two share an address.
   *
   * @param other the other network
   * @return true where one is inside the other
   */
  public boolean overlaps(Prefix other) {
    return contains(other) || other.contains(this);
  }

  /**
   * The last address.
   *
   * @return the address whose bits after the prefix are all 1
   */
  public IpAddress last() {
    int full = fullLength();
    long high = full >= 64 ? 0 : -1L >>> full;
    long low = full >= 128 ? 0 : full <= 64 ? -1L : -1L >>> full - 64;
    return new IpAddress(address.high() | high, address.low() | low);
  }

  /**
   * Whether it is a single address.
   *
   * @return true for /32 (IPv4) and /128 (IPv6)
   */
  public boolean isHost() {
    return length == version().bits();
  }

  /** By address, then the wider first. */
  @Override
  public int compareTo(Prefix other) {
    int order = address.compareTo(other.address);
    return order != 0 ? order : Integer.compare(length, other.length);
  }

  /** {@code address/length}, always with its length, as {@code iptables-save} prints it. */
  @Override
  public String toString() {
    return address + "/" + length;
  }

  /** Whether the upper bits of a difference are 0; a shift by 64 would be one by 0. */
  private static boolean sameTop(long difference, int bits) {
    return bits == 0 || difference >>> 64 - bits == 0;
  }

  private int fullLength() {
    return version() == IpVersion.V4 ? length + 96 : length;
  }

  private static IpAddress masked(IpAddress address, int length) {
    int full = address.version() == IpVersion.V4 ? length + 96 : length;
    long high = full >= 64 ? address.high() : full == 0 ? 0 : address.high() & -1L << 64 - full;
    long low = full >= 128 ? address.low() : full <= 64 ? 0 : address.low() & -1L << 128 - full;
    return new IpAddress(high, low);
  }
}
