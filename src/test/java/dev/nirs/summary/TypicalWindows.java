package dev.nirs.summary;

import static dev.nirs.summary.Windows.alerts;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.window.AlertWindow;
import java.util.List;

/** One window that every analyst would call by the pattern's name. */
public final class TypicalWindows {
  private TypicalWindows() {}

  /** The window of a pattern, with some normal traffic beside it. */
  public static AlertWindow of(AttackPattern pattern) {
    return Windows.window(
        alertsOf(pattern), Windows.flows(200, "198.51.100.*40 192.168.10.50 tcp 80"));
  }

  private static List<Alert> alertsOf(AttackPattern pattern) {
    return switch (pattern) {
      case SYN_FLOOD ->
          alerts(2000, AttackClass.DENIAL_OF_SERVICE, "203.0.113.7 192.168.10.50 tcp 80 silent");
      case VOLUMETRIC_FLOOD ->
          alerts(2000, AttackClass.DENIAL_OF_SERVICE, "203.0.113.*9 192.168.10.50 udp 5000");
      case SLOW_HTTP -> alerts(300, AttackClass.SLOW_HTTP, "203.0.113.7 192.168.10.50 tcp 80");
      case HORIZONTAL_SCAN ->
          alerts(60, AttackClass.SCAN, "203.0.113.7 192.168.10.*60 tcp 445 silent");
      case VERTICAL_SCAN ->
          alerts(900, AttackClass.SCAN, "203.0.113.7 192.168.10.50 tcp *900 silent");
      case SSH_BRUTE_FORCE ->
          alerts(80, AttackClass.BRUTE_FORCE, "203.0.113.7 192.168.10.50 tcp 22");
      case FTP_BRUTE_FORCE ->
          alerts(80, AttackClass.BRUTE_FORCE, "203.0.113.7 192.168.10.50 tcp 21");
      case WEB_BRUTE_FORCE ->
          alerts(80, AttackClass.BRUTE_FORCE, "203.0.113.7 192.168.10.50 tcp 80");
      case WEB_ATTACK_INBOUND ->
          alerts(30, AttackClass.WEB_ATTACK, "203.0.113.7 192.168.10.50 tcp 80");
      case WEB_ATTACK_OUTBOUND ->
          alerts(30, AttackClass.WEB_ATTACK, "192.168.1.31 52.59.177.*4 tcp 80");
      case COMMAND_AND_CONTROL ->
          alerts(12, AttackClass.COMMAND_AND_CONTROL, "192.168.10.15 203.0.113.9 tcp 8080");
      case EXFILTRATION -> alerts(5, AttackClass.EXFILTRATION, "192.168.10.15 203.0.113.9 tcp 443");
      case LATERAL_MOVEMENT ->
          alerts(70, AttackClass.LATERAL_MOVEMENT, "192.168.10.8 192.168.10.*12 tcp 445");
      case SPOOFED_SOURCES ->
          alerts(200, AttackClass.DENIAL_OF_SERVICE, "198.*200.7.9 192.168.10.50 tcp 80 silent");
      case DNS_ABUSE -> alerts(400, AttackClass.DNS_ABUSE, "192.168.1.30 192.168.1.1 udp 53");
      case MIXED -> alerts(9, AttackClass.POLICY_VIOLATION, "192.168.1.5 203.0.113.*3 tcp 7000");
    };
  }
}
