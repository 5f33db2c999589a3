package dev.nirs.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The most used service names of /etc/services, with the protocols for which they are registered
 * there; iptables reads them case-sensitively.
 */
final class Services {
  private static final String TABLE =
      """
      echo 7 t u discard 9 t u daytime 13 t u qotd 17 t _ chargen 19 t u ftp-data 20 t _ ftp 21 t _
      ssh 22 t _ telnet 23 t _ smtp 25 t _ time 37 t u whois 43 t _ tacacs 49 t u domain 53 t u
      bootps 67 _ u bootpc 68 _ u tftp 69 _ u gopher 70 t _ finger 79 t _ http 80 t _
      kerberos 88 t u pop3 110 t _ sunrpc 111 t u auth 113 t _ nntp 119 t _ ntp 123 _ u
      epmap 135 t _ netbios-ns 137 _ u netbios-dgm 138 _ u netbios-ssn 139 t _ imap2 143 t _
      imap 143 t _ snmp 161 t u snmp-trap 162 t u snmptrap 162 t u bgp 179 t _ ldap 389 t u
      https 443 t u microsoft-ds 445 t _ kpasswd 464 t u submissions 465 t _ isakmp 500 _ u
      exec 512 t _ login 513 t _ shell 514 t _ syslog 514 t u printer 515 t _ rtsp 554 t u
      submission 587 t _ ipp 631 t _ ldaps 636 t u domain-s 853 t u rsync 873 t _ telnets 992 t _
      imaps 993 t _ pop3s 995 t _ socks 1080 t _ openvpn 1194 t u ms-sql-s 1433 t _
      ms-sql-m 1434 _ u l2tp 1701 _ u radius 1812 t u radius-acct 1813 t u nfs 2049 t u
      mysql 3306 t _ ms-wbt-server 3389 t _ sip 5060 t u sip-tls 5061 t u xmpp-client 5222 t _
      mdns 5353 _ u postgresql 5432 t _ amqps 5671 t _ amqp 5672 t _ x11 6000 t _ redis 6379 t _
      http-alt 8080 t _ git 9418 t _
      """;

  /** Names that people use although iptables does not know them. */
  private static final Map<String, Integer> COLLOQUIAL =
      Map.ofEntries(
          Map.entry("dns", 53),
          Map.entry("rdp", 3389),
          Map.entry("smb", 445),
          Map.entry("cifs", 445),
          Map.entry("dhcp", 67),
          Map.entry("mssql", 1433),
          Map.entry("postgres", 5432),
          Map.entry("mqtt", 1883),
          Map.entry("vnc", 5900),
          Map.entry("netbios", 139),
          Map.entry("ike", 500),
          Map.entry("msrpc", 135),
          Map.entry("mongodb", 27017),
          Map.entry("memcached", 11211));

  private static final Map<String, Integer> TCP = new HashMap<>();
  private static final Map<String, Integer> UDP = new HashMap<>();

  static {
    String[] words = TABLE.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 4) {
      int port = Integer.parseInt(words[i + 1]);
      if (words[i + 2].equals("t")) {
        TCP.put(words[i], port);
      }
      if (words[i + 3].equals("u")) {
        UDP.put(words[i], port);
      }
    }
  }

  private Services() {}

  /** The port of a service registered for a protocol, "tcp" or "udp"; empty for every other. */
  static Optional<Integer> port(String name, String protocol) {
    return switch (protocol) {
      case "tcp" -> Optional.ofNullable(TCP.get(name));
      case "udp" -> Optional.ofNullable(UDP.get(name));
      default -> Optional.empty();
    };
  }

  /**
   * The port of a service as {@code --dport} reads it: udp and dccp ask for the name alone,
   * whatever protocol it is registered for.
   */
  static Optional<Integer> portOf(String name, String protocol) {
    boolean any = protocol.equals("udp") || protocol.equals("dccp");
    return any ? port(name, "tcp").or(() -> port(name, "udp")) : port(name, protocol);
  }

  /** The port that a name not registered for the protocol probably means. */
  static Optional<Integer> guess(String lowerCaseName) {
    return Optional.ofNullable(TCP.get(lowerCaseName))
        .or(() -> Optional.ofNullable(UDP.get(lowerCaseName)))
        .or(() -> Optional.ofNullable(COLLOQUIAL.get(lowerCaseName)));
  }
}
