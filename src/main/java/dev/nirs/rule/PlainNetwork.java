package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.Optional;

/**
 * Reads the addresses and networks of IPv4 that most are: four octets, with or without a length,
 * without host bits. One pass; what needs a closer look is left to {@link AddressReader}.
 */
final class PlainNetwork {
  private static final int LAST_OCTET = 3;
  private static final int LENGTH = 4;

  private PlainNetwork() {}

  /** The network; empty where the text is anything else. */
  static Optional<Prefix> v4(String text) {
    int bits = 0;
    int field = 0;
    int number = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9' && number != 0 && number < 100) {
        number = 10 * Math.max(number, 0) + c - '0';
      } else if (number < 0 || number > 255 || c != (field == LAST_OCTET ? '/' : '.')) {
        return Optional.empty();
      } else {
        bits = bits << Byte.SIZE | number;
        field++;
        number = -1;
      }
    }
    return field == LENGTH
        ? network(bits, number)
        : field == LAST_OCTET && number >= 0 && number <= 255
            ? network(bits << Byte.SIZE | number, Integer.SIZE)
            : Optional.empty();
  }

  private static Optional<Prefix> network(int bits, int length) {
    boolean plain = length > 0 && length <= Integer.SIZE && bits << length - 1 << 1 == 0;
    return plain ? Optional.of(new Prefix(IpAddress.v4(bits), length)) : Optional.empty();
  }
}
