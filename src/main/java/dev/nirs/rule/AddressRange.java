package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;

/**
 * Addresses from first to last, both inclusive, of one family.
 *
 * @param first the lowest address
 * @param last the highest address, {@code first} or above
 */
public record AddressRange(IpAddress first, IpAddress last) {

  /**
   * Refuses reversed ranges, which iptables takes with a warning and never matches.
   *
   * @throws IllegalArgumentException naming both ends
   */
  public AddressRange {
    if (first.version() != last.version() || first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "address range " + first + "-" + last + " is not of one family in rising order");
    }
  }

  /**
   * Whether an address is inside.
   *
   * @param address any address; one of the other family never is
   * @return true where first &lt;= address &lt;= last
   */
  public boolean contains(IpAddress address) {
    return address.version() == version()
        && first.compareTo(address) <= 0
        && address.compareTo(last) <= 0;
  }

  /**
   * The family.
   *
   * @return the family of both ends
   */
  public IpVersion version() {
    return first.version();
  }

  /** {@code first-last}, as {@code -m iprange} writes it. */
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
