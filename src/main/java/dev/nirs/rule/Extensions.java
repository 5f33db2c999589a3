package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The match extensions of the language: the table of their names. New ones are added here, each
 * with its options and their readers.
 */
final class Extensions {
  private static final Map<String, Extension> V4 = new HashMap<>();
  private static final Map<String, Extension> V6 = new HashMap<>();

  static {
    for (String protocol : Set.of("tcp", "udp", "sctp", "dccp")) {
      both(PortExtension.of(protocol));
    }
    both(MultiportExtension.EXTENSION);
    both(StateExtension.STATE);
    both(StateExtension.CONNTRACK);
    both(CommentExtension.EXTENSION);
    both(AddressRangeExtension.EXTENSION);
    both(LimitExtension.EXTENSION);
    both(HashLimitExtension.EXTENSION);
    both(ConnLimitExtension.EXTENSION);
    both(RecentExtension.EXTENSION);
    both(PacketExtensions.LENGTH);
    both(PacketExtensions.MAC);
    both(KindExtensions.PACKET_TYPE);
    both(KindExtensions.ADDRESS_TYPE);
    V4.put("ttl", PacketExtensions.TTL);
    V6.put("hl", PacketExtensions.HL);
    V4.put("icmp", IcmpExtension.ICMP);
    for (String name : Set.of("icmp6", "icmpv6", "ipv6-icmp")) {
      V6.put(name, IcmpExtension.ICMP6);
    }
  }

  private Extensions() {}

  /** The extension of a name after {@code -m}. */
  static Optional<Extension> find(String name, IpVersion version) {
    return Optional.ofNullable(table(version).get(name));
  }

  /** The extension that a protocol loads by itself when one of its options is met. */
  static Optional<Extension> ownOf(Protocol protocol, IpVersion version) {
    return protocol.number() < 0 ? Optional.empty() : find(ProtocolNames.of(protocol), version);
  }

  /** The canonical names in one line, for people. */
  static String names(IpVersion version) {
    Set<String> names = new TreeSet<>();
    table(version).values().forEach(extension -> names.add(extension.name()));
    return String.join(", ", names);
  }

  /** Every name that may follow {@code -m}. */
  static Set<String> spellings(IpVersion version) {
    return table(version).keySet();
  }

  /** The extension that knows an option; the first by name where several do. */
  static Optional<Extension> knowing(String option, IpVersion version) {
    return table(version).values().stream()
        .filter(extension -> extension.knows(option))
        .min((one, other) -> one.name().compareTo(other.name()));
  }

  /** Every spelling of an option of an extension. */
  static Set<String> optionSpellings(IpVersion version) {
    Set<String> spellings = new TreeSet<>();
    table(version).values().forEach(extension -> spellings.addAll(extension.options().keySet()));
    return spellings;
  }

  private static Map<String, Extension> table(IpVersion version) {
    return version == IpVersion.V4 ? V4 : V6;
  }

  private static void both(Extension extension) {
    V4.put(extension.name(), extension);
    V6.put(extension.name(), extension);
  }
}
