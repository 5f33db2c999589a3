package dev.nirs.traffic;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The protocol of a flow: one carried by IP (IANA protocol numbers), or another that a sensor
 * reports although iptables never sees it, such as ARP.
 *
 * @param number IANA protocol number, 0 to 255; {@link #NOT_IP} where IP does not carry it or its
 *     number is not known
 * @param name lower-case name; the number in digits where there is no better one
 */
public record Protocol(int number, String name) {

  /** The number of what IP does not carry; no rule can name it. */
  public static final int NOT_IP = -1;

  /** ICMP for IPv4, 1. */
  public static final Protocol ICMP = new Protocol(1, "icmp");

  /** TCP, 6. */
  public static final Protocol TCP = new Protocol(6, "tcp");

  /** UDP, 17. */
  public static final Protocol UDP = new Protocol(17, "udp");

  /** DCCP, 33. */
  public static final Protocol DCCP = new Protocol(33, "dccp");

  /** ICMP for IPv6, 58. */
  public static final Protocol ICMPV6 = new Protocol(58, "ipv6-icmp");

  /** SCTP, 132. */
  public static final Protocol SCTP = new Protocol(132, "sctp");

  /** UDP-Lite, 136: has ports, which only multiport can name. */
  public static final Protocol UDPLITE = new Protocol(136, "udplite");

  private static final Map<Integer, Protocol> BY_NUMBER =
      Stream.of(
              ICMP,
              TCP,
              UDP,
              DCCP,
              ICMPV6,
              SCTP,
              UDPLITE,
              new Protocol(0, "ip"),
              new Protocol(2, "igmp"),
              new Protocol(3, "ggp"),
              new Protocol(4, "ipencap"),
              new Protocol(8, "egp"),
              new Protocol(12, "pup"),
              new Protocol(20, "hmp"),
              new Protocol(22, "xns-idp"),
              new Protocol(27, "rdp"),
              new Protocol(29, "iso-tp4"),
              new Protocol(36, "xtp"),
              new Protocol(37, "ddp"),
              new Protocol(41, "ipv6"),
              new Protocol(43, "ipv6-route"),
              new Protocol(44, "ipv6-frag"),
              new Protocol(45, "idrp"),
              new Protocol(46, "rsvp"),
              new Protocol(47, "gre"),
              new Protocol(50, "esp"),
              new Protocol(51, "ah"),
              new Protocol(57, "skip"),
              new Protocol(59, "ipv6-nonxt"),
              new Protocol(60, "ipv6-opts"),
              new Protocol(73, "rspf"),
              new Protocol(81, "vmtp"),
              new Protocol(88, "eigrp"),
              new Protocol(89, "ospf"),
              new Protocol(94, "ipip"),
              new Protocol(97, "etherip"),
              new Protocol(98, "encap"),
              new Protocol(103, "pim"),
              new Protocol(108, "ipcomp"),
              new Protocol(112, "vrrp"),
              new Protocol(115, "l2tp"),
              new Protocol(124, "isis"),
              new Protocol(133, "fc"),
              new Protocol(139, "hip"))
          .collect(Collectors.toUnmodifiableMap(Protocol::number, p -> p));

  private static final Protocol[] NUMBERS =
      IntStream.range(0, 256).mapToObj(Protocol::numbered).toArray(Protocol[]::new);

  private static final Map<String, Protocol> BY_NAME =
      BY_NUMBER.values().stream().collect(Collectors.toUnmodifiableMap(Protocol::name, p -> p));

  private static final Map<String, Protocol> ALIASES =
      Map.of(
          "icmp6",
          ICMPV6,
          "icmpv6",
          ICMPV6,
          "ipv6icmp",
          ICMPV6,
          "ipnip",
          BY_NUMBER.getOrDefault(4, TCP));

  private static final Map<String, Protocol> OTHERS = new ConcurrentHashMap<>();
  private static final int MOST_OTHERS = 1024;

  /**
   * Refuses numbers that are none.
   *
   * @throws IllegalArgumentException naming the number
   */
  public Protocol {
    if (number < NOT_IP || number > 255) {
      throw new IllegalArgumentException("protocol number " + number + " is not -1 to 255");
    }
  }

  /**
   * The protocol of a number.
   *
   * @param number IANA protocol number, 0 to 255
   * @return the protocol, named where the number has a common name
   * @throws IllegalArgumentException where the number is out of range
   */
  public static Protocol ofNumber(int number) {
    return number >= 0 && number < NUMBERS.length ? NUMBERS[number] : numbered(number);
  }

  private static Protocol numbered(int number) {
    Protocol known = BY_NUMBER.get(number);
    return known != null ? known : new Protocol(number, Integer.toString(number));
  }

  /**
   * The protocol that a sensor's text names: a number, a common name in any case, or an unknown
   * name, which is kept as not carried by IP.
   *
   * @param text name or number
   * @return the protocol; empty where the text is blank, over 32 characters or holds anything but
   *     letters, digits, {@code . - + /} and {@code _}
   */
  public static Optional<Protocol> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    Protocol known = BY_NAME.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    if (name.matches("[0-9]{1,3}") && Integer.parseInt(name) <= 255) {
      return Optional.of(ofNumber(Integer.parseInt(name)));
    }
    return ALIASES.containsKey(name) ? Optional.ofNullable(ALIASES.get(name)) : other(name);
  }

  /**
   * Whether flows of this protocol have ports that a rule can name with {@code --sport} and {@code
   * --dport}.
   *
   * @return true for tcp, udp, sctp and dccp
   */
  public boolean hasPorts() {
    return number == 6 || number == 17 || number == 132 || number == 33;
  }

  /**
   * Whether a rule can name it.
   *
   * @return true where it has a protocol number from 1 to 255; 0 means any protocol to iptables
   */
  public boolean isMatchable() {
    return number > 0;
  }

  /**
   * Whether it is ICMP of either family.
   *
   * @return true for numbers 1 and 58
   */
  public boolean isIcmp() {
    return number == 1 || number == 58;
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }

  private static Optional<Protocol> other(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.+/_-]{0,31}")) {
      return Optional.empty();
    }
    Protocol other = new Protocol(NOT_IP, name);
    if (OTHERS.size() >= MOST_OTHERS) {
      return Optional.of(other);
    }
    return Optional.of(OTHERS.computeIfAbsent(name, n -> other));
  }
}
