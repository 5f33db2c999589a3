package dev.nirs.traffic;

/**
 * Ports from first to last, both inclusive.
 *
 * @param first lowest port, 0 to 65535
 * @param last highest port, {@code first} to 65535
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {

  /** Every port. */
  public static final PortRange ALL = new PortRange(0, 65535);

  /**
   * Refuses ports out of range and reversed ranges.
   *
   * @throws IllegalArgumentException naming the values
   */
  public PortRange {
    if (first < 0 || last > 65535 || first > last) {
      throw new IllegalArgumentException(
          "port range " + first + ":" + last + " is not within 0:65535 in rising order");
    }
  }

  /**
   * One port.
   *
   * @param port 0 to 65535
   * @return the range of that port alone
   */
  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /**
   * Whether a port is inside.
   *
   * @param port any number; {@link FiveTuple#NO_PORT} is never inside
   * @return true where first &lt;= port &lt;= last
   */
  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  /**
   * Whether the two share a port.
   *
   * @param other the other range
   * @return true where they do
   */
  public boolean overlaps(PortRange other) {
    return first <= other.last && other.first <= last;
  }

  /**
   * Whether it is one port.
   *
   * @return true where first equals last
   */
  public boolean isSingle() {
    return first == last;
  }

  /** By first port, then last. */
  @Override
  public int compareTo(PortRange other) {
    return first != other.first
        ? Integer.compare(first, other.first)
        : Integer.compare(last, other.last);
  }

  /** {@code 80} or {@code 80:90}, as iptables writes it. */
  @Override
  public String toString() {
    return isSingle() ? Integer.toString(first) : first + ":" + last;
  }
}
