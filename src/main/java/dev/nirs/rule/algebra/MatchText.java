package dev.nirs.rule.algebra;

import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.List;

/** A single condition as iptables writes it. */
final class MatchText {
  private static final String BEFORE = "-A FORWARD ";
  private static final String AFTER = " -j DROP";
  private static final String PROTOCOL = "-p tcp ";

  private MatchText() {}

  /** The text of a condition that stands in a rule of the family. */
  static String of(IpVersion version, Match match) {
    boolean needsProtocol =
        match instanceof PacketMatch.TcpFlags
            || match instanceof PacketMatch.TcpOption
            || match instanceof Match.SourcePort
            || match instanceof Match.DestinationPort
            || match instanceof HistoryMatch.HashLimit;
    List<Match> matches =
        needsProtocol ? List.of(new Match.OfProtocol(Protocol.TCP, false), match) : List.of(match);
    String text = new Rule(version, "FORWARD", matches, new Target.Drop()).canonical();
    String bare = text.substring(BEFORE.length(), text.length() - AFTER.length());
    return needsProtocol ? bare.substring(PROTOCOL.length()) : bare;
  }
}
