package dev.nirs.rule;

/**
 * What a rule holds one condition of at most; in the order in which {@code iptables-save} prints
 * those of IP itself and those of one extension.
 */
enum MatchKind {
  SOURCE(Group.IP, 0),
  DESTINATION(Group.IP, 1),
  IN_INTERFACE(Group.IP, 2),
  OUT_INTERFACE(Group.IP, 3),
  PROTOCOL(Group.IP, 4),
  FRAGMENT(Group.IP, 5),
  PROTOCOL_EXTENSION(Group.PROTOCOL, 0),
  SOURCE_PORT(Group.PROTOCOL, 0),
  DESTINATION_PORT(Group.PROTOCOL, 1),
  TCP_OPTION(Group.PROTOCOL, 2),
  TCP_FLAGS(Group.PROTOCOL, 3),
  SOURCE_RANGE(Group.IPRANGE, 0),
  DESTINATION_RANGE(Group.IPRANGE, 1),
  SOURCE_TYPE(Group.ADDRTYPE, 0),
  DESTINATION_TYPE(Group.ADDRTYPE, 1),
  MULTIPORT(Group.ALONE, 0),
  ICMP_TYPE(Group.ALONE, 0),
  STATE(Group.ALONE, 0),
  CONNTRACK(Group.ALONE, 0),
  COMMENT(Group.ALONE, 0),
  LENGTH(Group.ALONE, 0),
  HOP_LIMIT(Group.ALONE, 0),
  MAC_SOURCE(Group.ALONE, 0),
  PACKET_TYPE(Group.ALONE, 0),
  LIMIT(Group.ALONE, 0),
  HASH_LIMIT(Group.ALONE, 0),
  CONN_LIMIT(Group.ALONE, 0),
  RECENT(Group.ALONE, 0);

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
  private final int place;

  MatchKind(Group group, int place) {
    this.group = group;
    this.place = place;
  }

  /** What it is printed with. */
  Group group() {
    return group;
  }

  /** Its place there, from 0. */
  int place() {
    return place;
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
