package dev.nirs.rule;

/**
 * What a rule holds one condition of at most; in the order in which {@code iptables-save} prints
 * those of IP itself and those of one extension.
 */
enum MatchKind {
  SOURCE(Group.IP),
  DESTINATION(Group.IP),
  IN_INTERFACE(Group.IP),
  OUT_INTERFACE(Group.IP),
  PROTOCOL(Group.IP),
  FRAGMENT(Group.IP),
  PROTOCOL_EXTENSION(Group.PROTOCOL),
  SOURCE_PORT(Group.PROTOCOL),
  DESTINATION_PORT(Group.PROTOCOL),
  TCP_OPTION(Group.PROTOCOL),
  TCP_FLAGS(Group.PROTOCOL),
  SOURCE_RANGE(Group.IPRANGE),
  DESTINATION_RANGE(Group.IPRANGE),
  SOURCE_TYPE(Group.ADDRTYPE),
  DESTINATION_TYPE(Group.ADDRTYPE),
  MULTIPORT(Group.ALONE),
  ICMP_TYPE(Group.ALONE),
  STATE(Group.ALONE),
  CONNTRACK(Group.ALONE),
  COMMENT(Group.ALONE),
  LENGTH(Group.ALONE),
  HOP_LIMIT(Group.ALONE),
  MAC_SOURCE(Group.ALONE),
  PACKET_TYPE(Group.ALONE),
  LIMIT(Group.ALONE),
  HASH_LIMIT(Group.ALONE),
  CONN_LIMIT(Group.ALONE),
  RECENT(Group.ALONE);

  /** What is printed together. */
  enum Group {
    /** The options that need no extension. */
    IP,
    /** The extension of the protocol. */
    PROTOCOL,
    IPRANGE,
    ADDRTYPE,
    /** An extension of one condition. */
    ALONE
  }

  private final Group group;

  MatchKind(Group group) {
    this.group = group;
  }

  /** What it is printed with. */
  Group group() {
    return group;
  }

  /** Its bit in a set. */
  int bit() {
    return 1 << ordinal();
  }

  /** The kind of a condition. */
  static MatchKind of(Match match) {
    return switch (match) {
      case Match.Source m -> SOURCE;
      case Match.Destination m -> DESTINATION;
      case Match.OfProtocol m -> PROTOCOL;
      case Match.ProtocolExtension m -> PROTOCOL_EXTENSION;
      case Match.SourcePort m -> SOURCE_PORT;
      case Match.DestinationPort m -> DESTINATION_PORT;
      case Match.Multiport m -> MULTIPORT;
      case Match.State m -> m.module() == Match.State.Module.STATE ? STATE : CONNTRACK;
      case Match.Comment m -> COMMENT;
      case Match.IcmpType m -> ICMP_TYPE;
      case Match.SourceRange m -> SOURCE_RANGE;
      case Match.DestinationRange m -> DESTINATION_RANGE;
      case PacketMatch m -> ofPacket(m);
      case HistoryMatch m -> ofHistory(m);
    };
  }

  private static MatchKind ofPacket(PacketMatch match) {
    return switch (match) {
      case PacketMatch.InInterface m -> IN_INTERFACE;
      case PacketMatch.OutInterface m -> OUT_INTERFACE;
      case PacketMatch.Fragment m -> FRAGMENT;
      case PacketMatch.TcpFlags m -> TCP_FLAGS;
      case PacketMatch.TcpOption m -> TCP_OPTION;
      case PacketMatch.Length m -> LENGTH;
      case PacketMatch.HopLimit m -> HOP_LIMIT;
      case PacketMatch.MacSource m -> MAC_SOURCE;
      case PacketMatch.PacketType m -> PACKET_TYPE;
      case PacketMatch.AddressType m -> m.end() == End.SOURCE ? SOURCE_TYPE : DESTINATION_TYPE;
    };
  }

  private static MatchKind ofHistory(HistoryMatch match) {
    return switch (match) {
      case HistoryMatch.Limit m -> LIMIT;
      case HistoryMatch.HashLimit m -> HASH_LIMIT;
      case HistoryMatch.ConnLimit m -> CONN_LIMIT;
      case HistoryMatch.Recent m -> RECENT;
    };
  }
}
