package dev.nirs.summary;

import java.util.Map;
import java.util.Set;

/** Well-known destination ports in one word each (IANA service names, shortened). */
final class PortWord {
  static final Set<Integer> SSH = Set.of(22, 2222);
  static final Set<Integer> FTP = Set.of(20, 21, 990, 2121);
  static final Set<Integer> WEB = Set.of(80, 81, 443, 591, 8000, 8008, 8080, 8081, 8443, 8888);
  static final Set<Integer> DNS = Set.of(53, 853, 5353);

  private static final Map<Integer, String> OTHERS =
      Map.ofEntries(
          Map.entry(23, "telnet"),
          Map.entry(25, "mail"),
          Map.entry(587, "mail"),
          Map.entry(110, "mail"),
          Map.entry(143, "mail"),
          Map.entry(123, "ntp"),
          Map.entry(135, "rpc"),
          Map.entry(139, "smb"),
          Map.entry(445, "smb"),
          Map.entry(161, "snmp"),
          Map.entry(389, "ldap"),
          Map.entry(502, "modbus"),
          Map.entry(1433, "database"),
          Map.entry(1521, "database"),
          Map.entry(3306, "database"),
          Map.entry(5432, "database"),
          Map.entry(6379, "database"),
          Map.entry(27017, "database"),
          Map.entry(1880, "middleware"),
          Map.entry(1883, "mqtt"),
          Map.entry(2375, "docker"),
          Map.entry(3389, "remote desktop"),
          Map.entry(5900, "remote desktop"));

  private PortWord() {}

  /** The word for a port; "low port" or "high port" (1024 and up) where there is no other. */
  static String of(int port) {
    if (SSH.contains(port)) {
      return "ssh";
    }
    if (FTP.contains(port)) {
      return "ftp";
    }
    if (WEB.contains(port)) {
      return "web";
    }
    if (DNS.contains(port)) {
      return "dns";
    }
    return OTHERS.getOrDefault(port, port < 1024 ? "low port" : "high port");
  }
}
