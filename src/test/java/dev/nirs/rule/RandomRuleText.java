package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Random members of the rule language, in every spelling and order that it allows. */
final class RandomRuleText {
  /** What the oracle cannot load together with other lines is seldom. */
  static final int RARE = 200;

  private final Random random;
  private final IpVersion version;
  private final boolean lists;

  private String chain = "";
  private String protocol = "";
  private boolean listed;

  /** A generator; {@code lists} where addresses may come in lists. */
  RandomRuleText(Random random, IpVersion version, boolean lists) {
    this.random = random;
    this.version = version;
    this.lists = lists;
  }

  /** One line. */
  String next() {
    chain = one("INPUT", "FORWARD", "OUTPUT");
    List<String> free = new ArrayList<>();
    List<String> behindProtocol = new ArrayList<>();
    addresses(free);
    interfaces(free);
    protocol(free, behindProtocol);
    extensions(free);
    free.add(target());
    Collections.shuffle(free, random);
    int at = free.indexOf(protocolGroup);
    Collections.shuffle(behindProtocol, random);
    for (String group : behindProtocol) {
      free.add(at + 1 + random.nextInt(free.size() - at), group);
    }
    String append = (chance(RARE) ? "--append " : "-A ") + chain;
    free.add(chance(RARE) ? random.nextInt(free.size() + 1) : 0, append);
    String line = String.join(blank(), free);
    return line.length() <= LineReader.MOST_CHARACTERS ? line : next();
  }

  private String protocolGroup = "";

  private String blank() {
    return chance(30) ? "\t" : chance(20) ? "  " : " ";
  }

  private void addresses(List<String> groups) {
    boolean source = chance(2);
    boolean destination = chance(2);
    listed = lists && chance(4);
    if (source) {
      groups.add(side("-s", "--source", "--src"));
    }
    if (destination) {
      groups.add(side("-d", "--destination", "--dst"));
    }
  }

  private String side(String... spellings) {
    String value = address();
    for (int i = listed ? random.nextInt(3) : 0; i > 0; i--) {
      value += "," + address();
    }
    boolean everything = value.contains("/0");
    return negation(!listed && !everything) + one(spellings) + " " + value;
  }

  private String address() {
    if (version == IpVersion.V6) {
      return addressV6() + (chance(2) ? "" : "/" + random.nextInt(129));
    }
    String mask =
        switch (random.nextInt(4)) {
          case 0 -> "/" + random.nextInt(33);
          case 1 -> "/" + dotted(1 + random.nextInt(32));
          default -> "";
        };
    return addressV4() + mask;
  }

  private String addressV4() {
    return octet() + "." + octet() + "." + octet() + "." + octet();
  }

  private int octet() {
    return chance(6) ? (chance(2) ? 0 : 255) : random.nextInt(256);
  }

  private static String dotted(int length) {
    return dev.nirs.traffic.IpAddress.v4(length == 0 ? 0 : -1 << 32 - length).toString();
  }

  private String addressV6() {
    StringBuilder text = new StringBuilder(one("2", "3", "fd")).append(hex(2));
    int groups = random.nextInt(6);
    for (int i = 0; i < groups; i++) {
      text.append(':').append(hex(1 + random.nextInt(4)));
    }
    text.append(chance(3) ? "::" : "::" + hex(1 + random.nextInt(4)));
    return chance(4) ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  private void interfaces(List<String> groups) {
    if (!chain.equals("OUTPUT") && chance(6)) {
      groups.add(interfaceGroup("-i", "--in-interface"));
    }
    if (!chain.equals("INPUT") && chance(6)) {
      groups.add(interfaceGroup("-o", "--out-interface"));
    }
    if (version == IpVersion.V4 && chance(12)) {
      groups.add(negation(true) + one("-f", "--fragment"));
    }
  }

  private String interfaceGroup(String... spellings) {
    String name = one("eth0", "lo", "wlan0.10", "br-1", "ppp+", "veth_1", "e:1", "9+", "+");
    return negation(!name.equals("+")) + one(spellings) + " " + name;
  }

  private void protocol(List<String> free, List<String> behind) {
    protocol =
        chance(5)
            ? ""
            : one("tcp", "tcp", "udp", "udp", "sctp", "dccp", "udplite", "icmp", "other", "all");
    if (protocol.isEmpty()) {
      return;
    }
    String name =
        switch (protocol) {
          case "other" -> other();
          case "all" -> one("all", "ip", "0");
          case "icmp" ->
              version == IpVersion.V4 ? one("icmp", "1") : one("icmpv6", "ipv6-icmp", "58");
          case "tcp" -> one("tcp", "TCP", "6");
          case "udp" -> one("udp", "17");
          default -> protocol;
        };
    boolean negated = chance(15) && !protocol.equals("all");
    protocolGroup = (negated ? "! " : "") + one("-p", "--protocol", "--proto") + " " + name;
    free.add(protocolGroup);
    if (!negated) {
      ofProtocol(behind);
    }
  }

  private String other() {
    return one("gre", "esp", "ah", "ospf", "pim", "vrrp", "l2tp", "ipip", "igmp").equals("igmp")
        ? "" + (2 + random.nextInt(253))
        : one("gre", "esp", "ah", "ospf", "pim", "vrrp", "l2tp", "ipip");
  }

  private void ofProtocol(List<String> groups) {
    switch (protocol) {
      case "tcp", "udp", "sctp", "dccp" -> {
        boolean listed = multiport(groups, 5);
        ports(groups, listed);
      }
      case "udplite" -> multiport(groups, 2);
      case "icmp" -> {
        if (chance(2)) {
          groups.add(icmp());
        }
      }
      default -> {}
    }
  }

  /** Beside multiport, which knows the same options, the protocol's extension must be loaded. */
  private void ports(List<String> groups, boolean load) {
    StringBuilder group = new StringBuilder();
    if (chance(2)) {
      group.append(port("--sport", "--source-port"));
    }
    if (chance(2)) {
      group.append(port("--dport", "--destination-port"));
    }
    if (protocol.equals("tcp") && chance(4)) {
      group.append(' ').append(negation(true)).append(flags());
    }
    if (protocol.equals("tcp") && chance(8)) {
      group.append(' ').append(negation(true)).append("--tcp-option ").append(from(1, 255));
    }
    if (group.isEmpty() ? chance(4) : load || chance(2)) {
      groups.add(one("-m ", "--match ") + protocol + group);
    } else if (!group.isEmpty()) {
      groups.add(group.substring(1));
    }
  }

  private String port(String... spellings) {
    String value =
        switch (random.nextInt(8)) {
          case 0 -> ":" + random.nextInt(65536);
          case 1 -> random.nextInt(65536) + ":";
          case 2 -> ":";
          case 3, 4 -> rising(65536, ":");
          case 5 -> protocol.equals("sctp") ? "22" : one("http", "ssh", "domain", "https");
          default -> "" + random.nextInt(65536);
        };
    boolean full = value.equals(":") || value.equals(":65535") || value.equals("0:");
    String equals = chance(12) && !full ? "=" : " ";
    return " " + negation(!full && !value.equals("0:65535")) + one(spellings) + equals + value;
  }

  private String flags() {
    if (chance(2)) {
      return "--syn";
    }
    List<String> all = new ArrayList<>(List.of("SYN", "ACK", "FIN", "RST", "URG", "PSH"));
    Collections.shuffle(all, random);
    List<String> mask = all.subList(0, 1 + random.nextInt(6));
    List<String> set = mask.subList(0, random.nextInt(mask.size() + 1));
    String wanted = set.isEmpty() ? "NONE" : String.join(",", set);
    String looked = chance(4) ? "ALL" : String.join(",", mask);
    return "--tcp-flags " + looked + " " + (chance(4) ? wanted.toLowerCase(Locale.ROOT) : wanted);
  }

  private boolean multiport(List<String> groups, int rarity) {
    if (!chance(rarity)) {
      return false;
    }
    List<String> ports = new ArrayList<>();
    int slots = 1 + random.nextInt(15);
    while (slots > 0) {
      boolean range = slots > 1 && chance(3);
      ports.add(range ? strictlyRising() : "" + random.nextInt(65536));
      slots -= range ? 2 : 1;
    }
    String option = one("--dports", "--sports", "--ports", "--destination-ports", "--source-ports");
    groups.add("-m multiport " + negation(true) + option + " " + String.join(",", ports));
    return true;
  }

  private String icmp() {
    boolean v4 = version == IpVersion.V4;
    String name =
        v4
            ? one("any", "echo-request", "pong", "network-unreachable", "TOS-host-redirect")
            : one("echo-request", "no-route", "packet-too-big", "neighbour-solicitation");
    String type =
        switch (random.nextInt(3)) {
          case 0 -> "" + random.nextInt(256);
          case 1 -> random.nextInt(256) + "/" + random.nextInt(256);
          default -> name;
        };
    boolean any = v4 && (type.equals("any") || type.startsWith("255"));
    String load = chance(2) ? v4 ? "-m icmp " : one("-m icmp6 ", "-m icmpv6 ") : "";
    return load + negation(!any) + (v4 ? "--icmp-type " : "--icmpv6-type ") + type;
  }

  private void extensions(List<String> groups) {
    RandomExtensionText extension = new RandomExtensionText(random, version);
    extension.addTo(groups, chain.equals("OUTPUT"));
    if (chance(6)) {
      groups.add("-m iprange " + range("--src-range"));
    } else if (chance(8)) {
      groups.add("-m iprange " + range("--dst-range") + " " + range("--src-range"));
    }
  }

  private String range(String option) {
    String first = version == IpVersion.V4 ? addressV4() : addressV6();
    String second = version == IpVersion.V4 ? addressV4() : addressV6();
    boolean rising =
        dev.nirs.traffic.IpAddress.parse(first)
                .orElseThrow()
                .compareTo(dev.nirs.traffic.IpAddress.parse(second).orElseThrow())
            <= 0;
    String value = rising ? first + "-" + second : second + "-" + first;
    return negation(true) + option + " " + value;
  }

  private String target() {
    String jump = one("-j", "-j", "--jump") + " ";
    return jump
        + switch (random.nextInt(6)) {
          case 0 -> "ACCEPT";
          case 1 -> "RETURN";
          case 2 -> "LOG" + log();
          case 3, 4 -> "DROP";
          default -> "REJECT" + (chance(2) ? "" : " --reject-with " + answer());
        };
  }

  private String answer() {
    boolean tcp = protocolGroup.matches("(?i)-.* (?:tcp|6)") && !protocol.isEmpty();
    if (tcp && chance(3)) {
      return one("tcp-reset", version == IpVersion.V4 ? "tcp-rst" : "tcp-reset");
    }
    return version == IpVersion.V4
        ? one("icmp-net-unreachable", "host-unreach", "icmp-admin-prohibited", "port-unreach")
        : one("icmp6-no-route", "adm-prohibited", "icmp6-policy-fail", "reject-route");
  }

  private String log() {
    StringBuilder text = new StringBuilder();
    if (chance(2)) {
      text.append(" --log-prefix ").append(one("nirs:", "\"a b \"", "\"q\\\" \\\\\"", "x_y-z"));
    }
    if (chance(2)) {
      text.append(" --log-level ").append(one("0", "4", "7", "warning", "panic", "debug"));
    }
    for (String option :
        List.of("--log-tcp-sequence", "--log-tcp-options", "--log-ip-options", "--log-uid")) {
      text.append(chance(4) ? " " + option : "");
    }
    return text.append(chance(9) ? " --log-macdecode" : "").toString();
  }

  private String rising(int bound, String between) {
    int one = random.nextInt(bound);
    int other = random.nextInt(bound);
    return Math.min(one, other) + between + Math.max(one, other);
  }

  private String strictlyRising() {
    int first = random.nextInt(65535);
    return first + ":" + (first + 1 + random.nextInt(65535 - first));
  }

  private int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private String negation(boolean allowed) {
    return allowed && chance(6) ? "! " : "";
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }
}
