package dev.nirs.traffic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads and prints addresses; own code because {@code InetAddress} asks a name server for what is
 * no literal (until JDK 22).
 */
final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  static Optional<IpAddress> parse(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > 45) {
      return Optional.empty();
    }
    long bits = v4Bits(text, 0);
    if (bits >= 0) {
      return Optional.of(IpAddress.v4((int) bits));
    }
    String whole = text.toString();
    return whole.indexOf(':') < 0 ? Optional.empty() : parseV6(whole);
  }

  /** The 32 bits of a dotted quad that starts at {@code from} and ends with the text, or -1. */
  private static long v4Bits(CharSequence text, int from) {
    long bits = 0;
    int octet = -1;
    int dots = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && octet >= 0 && dots < 3) {
        bits = bits << 8 | octet;
        octet = -1;
        dots++;
      } else if (c >= '0'
          && c <= '9'
          && octet != 0
          && (octet < 0 ? 0 : octet) * 10 + c - '0' <= 255) {
        octet = (octet < 0 ? 0 : octet) * 10 + c - '0';
      } else {
        return -1;
      }
    }
    return dots == 3 && octet >= 0 ? bits << 8 | octet : -1;
  }

  private static Optional<IpAddress> parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] all = groups(text);
      return all.length == GROUPS ? Optional.of(address(all)) : Optional.empty();
    }
    int[] head = gap == 0 ? new int[0] : groups(text.substring(0, gap));
    boolean endsWithGap = gap + 2 == text.length();
    int[] tail = endsWithGap ? new int[0] : groups(text.substring(gap + 2));
    boolean broken = gap > 0 && head.length == 0 || !endsWithGap && tail.length == 0;
    if (broken || head.length + tail.length >= GROUPS) {
      return Optional.empty();
    }
    int[] all = new int[GROUPS];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
    return Optional.of(address(all));
  }

  /**
   * The 16-bit groups of a piece without {@code ::}; an empty array where the piece is malformed.
   */
  private static int[] groups(String piece) {
    int[] found = new int[GROUPS + 1];
    int count = 0;
    int start = 0;
    while (start <= piece.length()) {
      int colon = piece.indexOf(':', start);
      int end = colon < 0 ? piece.length() : colon;
      if (colon < 0 && piece.indexOf('.', start) > 0) {
        long bits = v4Bits(piece, start);
        if (bits < 0 || count > GROUPS - 2) {
          return new int[0];
        }
        found[count++] = (int) (bits >>> 16);
        found[count++] = (int) (bits & 0xffff);
        break;
      }
      int group = hexGroup(piece, start, end);
      if (group < 0 || count == GROUPS) {
        return new int[0];
      }
      found[count++] = group;
      start = end + 1;
    }
    return Arrays.copyOf(found, count);
  }

  private static int hexGroup(String text, int from, int to) {
    if (to == from || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || text.charAt(i) > 'f') {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static IpAddress address(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new IpAddress(high, low);
  }

  static String format(IpAddress address) {
    long low = address.low();
    if (address.version() == IpVersion.V4) {
      return quad(low);
    }
    if (address.high() == 0 && low >>> 32 == 0 && low >>> 16 != 0) {
      return "::" + quad(low); // IPv4-compatible, printed so by inet_ntop
    }
    return formatGroups(address);
  }

  private static String quad(long low) {
    return (low >>> 24 & 0xff)
        + "."
        + (low >>> 16 & 0xff)
        + "."
        + (low >>> 8 & 0xff)
        + "."
        + (low & 0xff);
  }

  private static String formatGroups(IpAddress address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (address.high() >>> 48 - 16 * i & 0xffff);
      groups[i + 4] = (int) (address.low() >>> 48 - 16 * i & 0xffff);
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
