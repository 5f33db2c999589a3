package dev.nirs.ingest;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads single values of a capture; addresses and protocols are shared, since few of them fill
 * millions of rows.
 */
final class Cells {
  private static final int MOST_CACHED = 100_000;

  private final Map<String, IpAddress> addresses = new HashMap<>();
  private final Map<String, Protocol> protocols = new HashMap<>();

  IpAddress address(String field, String text) throws RejectedLine {
    IpAddress known = addresses.get(text);
    if (known != null) {
      return known;
    }
    Optional<IpAddress> address = IpAddress.parse(text);
    if (address.isEmpty()) {
      throw missingOr(field, text, RejectionReason.BAD_ADDRESS, "an IPv4 or IPv6 address");
    }
    if (addresses.size() < MOST_CACHED) {
      addresses.put(text, address.get());
    }
    return address.get();
  }

  Protocol protocol(String field, String text) throws RejectedLine {
    Protocol known = protocols.get(text);
    if (known != null) {
      return known;
    }
    Optional<Protocol> protocol = Protocol.parse(text);
    if (protocol.isEmpty()) {
      throw missingOr(field, text, RejectionReason.BAD_PROTOCOL, "a protocol such as tcp or 6");
    }
    if (protocols.size() < MOST_CACHED) {
      protocols.put(text, protocol.get());
    }
    return protocol.get();
  }

  /**
   * A port; none where the protocol has none or the cell is empty or {@code -}; {@code 80.0} and
   * {@code 0x50} are read too.
   */
  int port(String field, String text, Protocol protocol) throws RejectedLine {
    boolean hasPorts = protocol.hasPorts() || protocol.equals(Protocol.UDPLITE);
    if (!hasPorts || text.isEmpty() || text.equals("-")) {
      return FiveTuple.NO_PORT;
    }
    int port = number(text);
    if (port < 0 || port > 65_535) {
      throw new RejectedLine(RejectionReason.BAD_PORT, field, text, "a port from 0 to 65535");
    }
    return port;
  }

  /** An ICMP type or code, or none. */
  static int icmp(String text) {
    int value = number(text);
    return value >= 0 && value <= 255 ? value : FiveTuple.NO_PORT;
  }

  /** A count; -1 where it is not known. */
  static long count(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && i > 0) {
        return value;
      }
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  long time(String field, String text, OptionalLong time) throws RejectedLine {
    if (time.isEmpty()) {
      throw missingOr(field, text, RejectionReason.BAD_TIME, "a time");
    }
    return time.getAsLong();
  }

  private static RejectedLine missingOr(
      String field, String text, RejectionReason reason, String expected) {
    boolean missing = text.isEmpty() || text.equals("-");
    return new RejectedLine(
        missing ? RejectionReason.MISSING_FIELD : reason, field, text, expected);
  }

  private static int number(String text) {
    int length = text.endsWith(".0") ? text.length() - 2 : text.length();
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    int start = hex ? 2 : 0;
    if (length - start < 1 || length - start > 6) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < length; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), hex ? 16 : 10) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    return value;
  }
}
