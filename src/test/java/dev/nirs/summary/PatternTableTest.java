package dev.nirs.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the decision table, what just misses it, and which row wins where two hold. */
class PatternTableTest {

  @ParameterizedTest(name = "{0} x {1} {2} is {3}")
  @CsvSource(
      textBlock =
          """
          # the class and the service
          200, BRUTE_FORCE, 172.16.0.1 192.168.10.50 tcp 22, SSH_BRUTE_FORCE
          3, BRUTE_FORCE, 203.0.113.7 192.168.10.50 tcp 2222, SSH_BRUTE_FORCE
          200, BRUTE_FORCE, 172.16.0.1 192.168.10.50 tcp 21, FTP_BRUTE_FORCE
          200, BRUTE_FORCE, 192.168.1.30 192.168.1.184 tcp 443, WEB_BRUTE_FORCE
          200, BRUTE_FORCE, 203.0.113.7 192.168.10.50 tcp 8080, WEB_BRUTE_FORCE
          200, BRUTE_FORCE, 203.0.113.7 192.168.10.50 tcp 3389, MIXED
          200, BRUTE_FORCE, 203.0.113.7 192.168.10.50 udp 22, MIXED
          # the class and the direction
          9, WEB_ATTACK, 203.0.113.7 192.168.10.50 tcp 80, WEB_ATTACK_INBOUND
          9, WEB_ATTACK, 192.168.1.30 192.168.1.184 tcp 80, WEB_ATTACK_INBOUND
          9, WEB_ATTACK, 175.45.176.1 149.171.126.10 tcp 80, WEB_ATTACK_INBOUND
          9, WEB_ATTACK, 192.168.1.30 52.59.177.21 tcp 80, WEB_ATTACK_OUTBOUND
          9, WEB_ATTACK, fd00::1 2001:db8::1 tcp 80, WEB_ATTACK_OUTBOUND
          9, WEB_ATTACK, 203.0.113.7 192.168.10.50 tcp 12345, WEB_ATTACK_INBOUND
          9, EXPLOIT, 175.45.176.1 149.171.126.10 tcp 80, WEB_ATTACK_INBOUND
          9, EXPLOIT, 192.168.1.30 52.59.177.21 tcp 443, WEB_ATTACK_OUTBOUND
          9, EXPLOIT, 192.168.10.8 192.168.10.5 tcp 445, LATERAL_MOVEMENT
          9, EXPLOIT, 203.0.113.7 192.168.10.5 tcp 445, MIXED
          # the class alone
          1, COMMAND_AND_CONTROL, 192.168.1.5 203.0.113.7 tcp 8080, COMMAND_AND_CONTROL
          1, EXFILTRATION, 192.168.1.5 203.0.113.7 tcp 443, EXFILTRATION
          1, LATERAL_MOVEMENT, 192.168.1.5 192.168.1.6 tcp 445, LATERAL_MOVEMENT
          5, SLOW_HTTP, 172.16.0.1 192.168.10.50 tcp 80, SLOW_HTTP
          1, DNS_ABUSE, 192.168.1.30 192.168.1.1 udp 53, DNS_ABUSE
          3, REPUTATION, 192.168.1.5 203.0.113.7 tcp 443, COMMAND_AND_CONTROL
          3, REPUTATION, 203.0.113.7 192.168.1.5 tcp 443, MIXED
          # floods
          300, DENIAL_OF_SERVICE, 203.0.113.7 192.168.10.50 tcp 80, VOLUMETRIC_FLOOD
          300, DENIAL_OF_SERVICE, 203.0.113.7 192.168.10.50 tcp 80 silent, SYN_FLOOD
          300, DENIAL_OF_SERVICE, 203.0.113.7 192.168.10.50 udp 5000 silent, VOLUMETRIC_FLOOD
          300, DENIAL_OF_SERVICE, 203.0.113.7 192.168.10.50 udp 53, DNS_ABUSE
          300, DENIAL_OF_SERVICE, 203.0.113.7 192.168.10.50 icmp -, VOLUMETRIC_FLOOD
          40, DISTRIBUTED_DENIAL_OF_SERVICE, 203.0.113.* 192.168.10.50 tcp 80 silent, SYN_FLOOD
          60, DISTRIBUTED_DENIAL_OF_SERVICE, 203.0.113.* 192.168.10.50 tcp 80, VOLUMETRIC_FLOOD
          60, DISTRIBUTED_DENIAL_OF_SERVICE, 203.0.113.* 192.168.10.50 tcp 80 silent, SPOOFED_SOURCES
          150, DENIAL_OF_SERVICE, 203.0.113.*50 192.168.10.50 tcp 80 silent, SYN_FLOOD
          # scans
          30, SCAN, 203.0.113.7 192.168.10.50 tcp *, VERTICAL_SCAN
          30, SCAN, 203.0.113.7 192.168.10.* tcp 22, HORIZONTAL_SCAN
          1, SCAN, 203.0.113.7 192.168.10.50 tcp 23, HORIZONTAL_SCAN
          2, SCAN, 203.0.113.7 192.168.10.50 tcp *, HORIZONTAL_SCAN
          3, SCAN, 203.0.113.7 192.168.10.50 tcp *, VERTICAL_SCAN
          9, SCAN, 203.0.113.7 192.168.10.* tcp *3, HORIZONTAL_SCAN
          # no class: the counts alone
          12, UNKNOWN, 203.0.113.7 192.168.10.50 tcp *, VERTICAL_SCAN
          9, UNKNOWN, 203.0.113.7 192.168.10.50 tcp *, MIXED
          12, UNKNOWN, 203.0.113.7 192.168.10.* tcp 5060, HORIZONTAL_SCAN
          9, UNKNOWN, 203.0.113.7 192.168.10.* tcp 5060, MIXED
          12, UNKNOWN, 192.168.10.5 203.0.113.* tcp 7000, MIXED
          12, UNKNOWN, 192.168.10.5 203.0.113.* tcp 7000 silent, HORIZONTAL_SCAN
          10, UNKNOWN, 203.0.113.7 192.168.10.50 tcp 22, SSH_BRUTE_FORCE
          9, UNKNOWN, 203.0.113.7 192.168.10.50 tcp 22, MIXED
          10, UNKNOWN, 203.0.113.7 192.168.10.50 tcp 21, FTP_BRUTE_FORCE
          100, UNKNOWN, 203.0.113.7 192.168.10.50 tcp 443 silent, SYN_FLOOD
          99, UNKNOWN, 203.0.113.7 192.168.10.50 tcp 443 silent, MIXED
          1000, UNKNOWN, 203.0.113.7 192.168.10.50 udp 5000, VOLUMETRIC_FLOOD
          999, UNKNOWN, 203.0.113.7 192.168.10.50 udp 5000, MIXED
          2, UNKNOWN, 192.168.1.30 52.59.177.21 tcp 80, WEB_ATTACK_OUTBOUND
          2, UNKNOWN, 192.168.1.30 52.59.177.21 tcp 7000, MIXED
          12, UNKNOWN, 192.168.1.30 192.168.1.*4 tcp 9999, LATERAL_MOVEMENT
          12, UNKNOWN, 192.168.1.30 192.168.1.*2 tcp 9999, MIXED
          50, UNKNOWN, 203.0.*.1 192.168.10.50 udp 9 silent, SPOOFED_SOURCES
          49, UNKNOWN, 203.0.*.1 192.168.10.50 udp 9 silent, MIXED
          # classes that say nothing of the shape
          9, POLICY_VIOLATION, 192.168.1.30 52.59.177.21 tcp 7000, MIXED
          9, MAN_IN_THE_MIDDLE, 192.168.1.30 192.168.1.1 tcp 7000, MIXED
          # ends that a record does not name
          9, SCAN, ? 192.168.10.50 tcp 22, HORIZONTAL_SCAN
          9, UNKNOWN, ? ? tcp 22, MIXED
          """)
  void shapes(int count, AttackClass kind, String line, AttackPattern pattern) {
    assertThat(pattern(Windows.alerts(count, kind, line))).isEqualTo(pattern);
  }

  @Test
  void theClassOfHalfOfTheNamedAlertsSpeaks() {
    String line = "203.0.113.7 192.168.10.50 tcp 80";
    assertThat(pattern(mixed(2, AttackClass.WEB_ATTACK, 8, AttackClass.UNKNOWN, line)))
        .isEqualTo(AttackPattern.WEB_ATTACK_INBOUND);
    assertThat(pattern(mixed(1, AttackClass.WEB_ATTACK, 9, AttackClass.UNKNOWN, line)))
        .isEqualTo(AttackPattern.MIXED);
    assertThat(pattern(mixed(9, AttackClass.SLOW_HTTP, 1, AttackClass.WEB_ATTACK, line)))
        .isEqualTo(AttackPattern.SLOW_HTTP);
  }

  @Test
  void everyPatternCanBeReached() {
    Stream<AttackPattern> reached =
        Stream.of(AttackPattern.values()).filter(p -> pattern(TypicalWindows.of(p).alerts()) == p);
    assertThat(reached).containsExactly(AttackPattern.values());
  }

  private static List<Alert> mixed(int n, AttackClass a, int m, AttackClass b, String line) {
    List<Alert> alerts = new ArrayList<>(Windows.alerts(n, a, line));
    alerts.addAll(Windows.alerts(m, b, line));
    return alerts;
  }

  private static AttackPattern pattern(List<Alert> alerts) {
    return Summarizer.of(Windows.window(alerts)).pattern();
  }
}
