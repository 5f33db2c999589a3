package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of ICMP types and codes in iptables-extensions(8), for both families. */
final class IcmpNames {

  /** The ICMP type that stands for every type in IPv4. */
  static final int ANY = 255;

  private static final Map<String, Match.IcmpType> V4 =
      table(
          """
          any 255 echo-reply 0 pong 0 destination-unreachable 3 network-unreachable 3/0
          host-unreachable 3/1 protocol-unreachable 3/2 port-unreachable 3/3
          fragmentation-needed 3/4 source-route-failed 3/5 network-unknown 3/6 host-unknown 3/7
          network-prohibited 3/9 host-prohibited 3/10 TOS-network-unreachable 3/11
          TOS-host-unreachable 3/12 communication-prohibited 3/13 host-precedence-violation 3/14
          precedence-cutoff 3/15 source-quench 4 redirect 5 network-redirect 5/0
          host-redirect 5/1 TOS-network-redirect 5/2 TOS-host-redirect 5/3 echo-request 8 ping 8
          router-advertisement 9 router-solicitation 10 time-exceeded 11 ttl-exceeded 11
          ttl-zero-during-transit 11/0 ttl-zero-during-reassembly 11/1 parameter-problem 12
          ip-header-bad 12/0 required-option-missing 12/1 timestamp-request 13 timestamp-reply 14
          address-mask-request 17 address-mask-reply 18
          """);

  private static final Map<String, Match.IcmpType> V6 =
      table(
          """
          destination-unreachable 1 no-route 1/0 communication-prohibited 1/1 beyond-scope 1/2
          address-unreachable 1/3 port-unreachable 1/4 failed-policy 1/5 reject-route 1/6
          packet-too-big 2 time-exceeded 3 ttl-exceeded 3 ttl-zero-during-transit 3/0
          ttl-zero-during-reassembly 3/1 parameter-problem 4 bad-header 4/0
          unknown-header-type 4/1 unknown-option 4/2 echo-request 128 ping 128 echo-reply 129
          pong 129 router-solicitation 133 router-advertisement 134 neighbour-solicitation 135
          neighbor-solicitation 135 neighbour-advertisement 136 neighbor-advertisement 136
          redirect 137
          """);

  private IcmpNames() {}

  /** The type and codes that a name in any case stands for, not negated. */
  static Optional<Match.IcmpType> find(String name, IpVersion version) {
    return Optional.ofNullable(of(version).get(name.toLowerCase(Locale.ROOT)));
  }

  /** All names of a family, in lower case. */
  static Collection<String> names(IpVersion version) {
    return of(version).keySet();
  }

  private static Map<String, Match.IcmpType> of(IpVersion version) {
    return version == IpVersion.V4 ? V4 : V6;
  }

  private static Map<String, Match.IcmpType> table(String text) {
    Map<String, Match.IcmpType> table = new HashMap<>();
    String[] words = text.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      String[] parts = words[i + 1].split("/", -1);
      int type = Integer.parseInt(parts[0]);
      int first = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      int last = parts.length > 1 ? first : 255;
      table.put(words[i].toLowerCase(Locale.ROOT), new Match.IcmpType(type, first, last, false));
    }
    return Map.copyOf(table);
  }
}
