package dev.nirs.rule;

import dev.nirs.traffic.Protocol;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringTokenizer;

/**
 * The names that iptables reads and prints for protocol numbers: those of /etc/protocols as Debian
 * ships it, and the few that are built in.
 */
final class ProtocolNames {
  private static final String TABLE =
      """
      1 icmp 2 igmp 3 ggp 4 ipencap 5 st 6 tcp 8 egp 9 igp 12 pup 17 udp 20 hmp 22 xns-idp 27 rdp
      29 iso-tp4 33 dccp 36 xtp 37 ddp 38 idpr-cmtp 41 ipv6 43 ipv6-route 44 ipv6-frag 45 idrp
      46 rsvp 47 gre 50 esp 51 ah 57 skip 58 ipv6-icmp 59 ipv6-nonxt 60 ipv6-opts 73 rspf 81 vmtp
      88 eigrp 89 ospf 93 ax.25 94 ipip 97 etherip 98 encap 103 pim 108 ipcomp 112 vrrp 115 l2tp
      124 isis 132 sctp 133 fc 135 mobility-header 136 udplite 137 mpls-in-ip 138 manet 139 hip
      140 shim6 141 wesp 142 rohc 143 ethernet
      """;

  private static final String[] NAMES = new String[256];
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (int number = 0; number < NAMES.length; number++) {
      NAMES[number] = Integer.toString(number);
    }
    StringTokenizer words = new StringTokenizer(TABLE);
    while (words.hasMoreTokens()) {
      int number = Integer.parseInt(words.nextToken());
      NAMES[number] = words.nextToken();
      NUMBERS.put(NAMES[number], number);
    }
    NUMBERS.put("icmpv6", 58);
  }

  private ProtocolNames() {}

  /** The name that iptables-save prints for a protocol; its number where it has no name. */
  static String of(Protocol protocol) {
    return NAMES[protocol.number()];
  }

  /** The number of every name. */
  static Map<String, Integer> numbers() {
    return Collections.unmodifiableMap(NUMBERS);
  }

  /** The number that a name in any case stands for. */
  static OptionalInt number(String name) {
    Integer known = NUMBERS.get(name);
    Integer number = known != null ? known : NUMBERS.get(name.toLowerCase(Locale.ROOT));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
