package dev.nirs.summary;

import static dev.nirs.summary.AttackPattern.COMMAND_AND_CONTROL;
import static dev.nirs.summary.AttackPattern.DNS_ABUSE;
import static dev.nirs.summary.AttackPattern.EXFILTRATION;
import static dev.nirs.summary.AttackPattern.FTP_BRUTE_FORCE;
import static dev.nirs.summary.AttackPattern.HORIZONTAL_SCAN;
import static dev.nirs.summary.AttackPattern.LATERAL_MOVEMENT;
import static dev.nirs.summary.AttackPattern.MIXED;
import static dev.nirs.summary.AttackPattern.SLOW_HTTP;
import static dev.nirs.summary.AttackPattern.SPOOFED_SOURCES;
import static dev.nirs.summary.AttackPattern.SSH_BRUTE_FORCE;
import static dev.nirs.summary.AttackPattern.SYN_FLOOD;
import static dev.nirs.summary.AttackPattern.VERTICAL_SCAN;
import static dev.nirs.summary.AttackPattern.VOLUMETRIC_FLOOD;
import static dev.nirs.summary.AttackPattern.WEB_ATTACK_INBOUND;
import static dev.nirs.summary.AttackPattern.WEB_ATTACK_OUTBOUND;
import static dev.nirs.summary.AttackPattern.WEB_BRUTE_FORCE;

import dev.nirs.traffic.AttackClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * The decision table from counts to the pattern: rows are tried from the top, the first that holds
 * gives the pattern, none gives {@link AttackPattern#MIXED}.
 *
 * <p>One row stands before all classes, because no source rule helps against sources that are not
 * real, whatever the detector calls the attack. Then the class speaks, refined by services and
 * directions; where alerts carry no class, or one that says nothing of the shape (reputation,
 * policy, exploit, man in the middle), the counts alone speak and need more evidence: ten alerts or
 * more, four fifths of them alike.
 */
final class PatternTable {

  private static final List<Row> ROWS =
      List.of(
          // nearly every alert has a source of its own and nobody ever answers
          new Row(
              SPOOFED_SOURCES,
              s -> s.sources() >= 50 && s.alerts() <= 2 * s.sources() && s.oneWay() >= 80),
          new Row(DNS_ABUSE, s -> s.is(AttackClass.DNS_ABUSE)),
          new Row(DNS_ABUSE, s -> s.isFlood() && s.shares().dns() >= 80),
          new Row(EXFILTRATION, s -> s.is(AttackClass.EXFILTRATION)),
          new Row(COMMAND_AND_CONTROL, s -> s.is(AttackClass.COMMAND_AND_CONTROL)),
          new Row(
              COMMAND_AND_CONTROL,
              s -> s.is(AttackClass.REPUTATION) && s.shares().insideToOutside() >= 50),
          new Row(LATERAL_MOVEMENT, s -> s.is(AttackClass.LATERAL_MOVEMENT)),
          new Row(
              LATERAL_MOVEMENT,
              s -> s.is(AttackClass.EXPLOIT) && s.shares().insideToInside() >= 80),
          new Row(SLOW_HTTP, s -> s.is(AttackClass.SLOW_HTTP)),
          new Row(SSH_BRUTE_FORCE, s -> s.is(AttackClass.BRUTE_FORCE) && s.shares().ssh() >= 50),
          new Row(FTP_BRUTE_FORCE, s -> s.is(AttackClass.BRUTE_FORCE) && s.shares().ftp() >= 50),
          new Row(WEB_BRUTE_FORCE, s -> s.is(AttackClass.BRUTE_FORCE) && s.shares().web() >= 50),
          new Row(WEB_ATTACK_OUTBOUND, s -> isWebAttack(s) && s.shares().insideToOutside() >= 50),
          new Row(WEB_ATTACK_INBOUND, PatternTable::isWebAttack),
          // half-open: TCP whose server's answers never came back, to one service
          new Row(SYN_FLOOD, s -> s.isFlood() && s.shares().tcp() >= 80 && s.oneWay() >= 60),
          new Row(VOLUMETRIC_FLOOD, Shape::isFlood),
          new Row(
              VERTICAL_SCAN,
              s -> s.is(AttackClass.SCAN) && s.mostPorts() >= 3 && s.mostPorts() > s.mostHosts()),
          // who asks one host for one port is sweeping: the other hosts are just not ours
          new Row(HORIZONTAL_SCAN, s -> s.is(AttackClass.SCAN)),
          // from here on no class helps
          new Row(
              SYN_FLOOD,
              s ->
                  s.alerts() >= 100
                      && s.oneService() >= 80
                      && s.shares().tcp() >= 80
                      && s.oneWay() >= 80),
          new Row(VERTICAL_SCAN, s -> s.mostPorts() >= 10 && s.mostPorts() > s.mostHosts()),
          // a browser asks many hosts outside for one port, too, but gets answers
          new Row(
              HORIZONTAL_SCAN,
              s -> s.mostHostsInward() >= 10 || s.mostHosts() >= 10 && s.oneWay() >= 50),
          new Row(SSH_BRUTE_FORCE, s -> s.alerts() >= 10 && s.shares().ssh() >= 80),
          new Row(FTP_BRUTE_FORCE, s -> s.alerts() >= 10 && s.shares().ftp() >= 80),
          new Row(VOLUMETRIC_FLOOD, s -> s.alerts() >= 1000 && s.oneService() >= 80),
          new Row(
              WEB_ATTACK_OUTBOUND,
              s -> s.shares().web() >= 80 && s.shares().insideToOutside() >= 80),
          new Row(
              LATERAL_MOVEMENT,
              s ->
                  s.alerts() >= 10
                      && s.destinations() >= 3
                      && s.sources() < s.destinations()
                      && s.shares().insideToInside() >= 80));

  private PatternTable() {}

  static AttackPattern of(Shape shape) {
    return ROWS.stream()
        .filter(row -> row.when().test(shape))
        .findFirst()
        .map(Row::pattern)
        .orElse(MIXED);
  }

  private static boolean isWebAttack(Shape shape) {
    return shape.is(AttackClass.WEB_ATTACK)
        || shape.is(AttackClass.EXPLOIT) && shape.shares().web() >= 50;
  }

  private record Row(AttackPattern pattern, Predicate<Shape> when) {}
}
