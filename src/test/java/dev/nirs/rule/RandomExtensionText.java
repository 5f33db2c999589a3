package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random uses of the extensions that go with any protocol. */
final class RandomExtensionText {
  private static final List<String> UNITS =
      List.of("", "/s", "/sec", "/second", "/m", "/min", "/minute", "/h", "/hour", "/d", "/day");

  private final Random random;
  private final IpVersion version;

  RandomExtensionText(Random random, IpVersion version) {
    this.random = random;
    this.version = version;
  }

  /** Adds none to three of them. */
  void addTo(List<String> groups, boolean output) {
    List<String> all = new ArrayList<>();
    all.add("-m state " + not() + "--state " + states(5));
    all.add("-m conntrack " + not() + "--ctstate " + states(7));
    all.add("-m comment --comment " + comment());
    all.add("-m limit" + limit());
    all.add("-m hashlimit" + hashLimit());
    all.add("-m connlimit" + connLimit());
    all.add("-m recent" + recent());
    all.add("-m length " + not() + "--length " + length());
    all.add(hops());
    all.add("-m pkttype " + not() + "--pkt-type " + one("unicast", "broadcast", "MULTICAST"));
    all.add("-m addrtype" + addressTypes());
    if (!output) {
      all.add("-m mac " + not() + "--mac-source " + mac());
    }
    Collections.shuffle(all, random);
    groups.addAll(all.subList(0, random.nextInt(4)));
  }

  private String states(int known) {
    List<String> all =
        new ArrayList<>(
            List.of("NEW", "ESTABLISHED", "RELATED", "INVALID", "UNTRACKED", "SNAT", "DNAT")
                .subList(0, known));
    Collections.shuffle(all, random);
    String text = String.join(",", all.subList(0, 1 + random.nextInt(3)));
    return chance(5) ? text.toLowerCase(java.util.Locale.ROOT) : text;
  }

  private String comment() {
    return one(
        "x",
        "\"\"",
        "\"a b\"",
        "\"it's\"",
        "\"q \\\" q\"",
        "\"b\\\\s\"",
        "\"-j ACCEPT\"",
        "a;b",
        "$(id)",
        "`x`|y&&z",
        "\"" + "z".repeat(1 + random.nextInt(255)) + "\"",
        "#1",
        "\"a\tb\"",
        "'q'");
  }

  private String limit() {
    String rate = rate(10_000);
    int burst = burst(rate);
    if (chance(8)) {
      return chance(2) ? "" : " --limit-burst " + (1 + random.nextInt(100));
    }
    return " --limit "
        + rate
        + (burst > 0 ? " --limit-burst " + burst : chance(2) ? " --limit-burst 5" : "");
  }

  /** A burst for which the counters are surely large enough, or 0 for the default. */
  private int burst(String rate) {
    int slash = rate.indexOf('/');
    long packets = Long.parseLong(slash < 0 ? rate : rate.substring(0, slash));
    char unit = slash < 0 ? 's' : rate.charAt(slash + 1);
    int seconds = unit == 's' ? 1 : unit == 'm' ? 60 : unit == 'h' ? 3_600 : 86_400;
    long most = Math.min(10_000, 134_000 * packets / (seconds + seconds / 2));
    return most < 6 || chance(2) ? 0 : 1 + random.nextInt((int) most - 1);
  }

  /** A rate for which the default burst is small enough. */
  private String rate(int ticks) {
    String unit = one(UNITS.toArray(String[]::new));
    char letter = unit.isEmpty() ? 's' : unit.charAt(1);
    int seconds = letter == 's' ? 1 : letter == 'm' ? 60 : letter == 'h' ? 3_600 : 86_400;
    long least = 1 + 5L * seconds * 3 / 2 / 134_000;
    long most = Math.min(ticks * (long) seconds, 900_000_000);
    long wide = least + (long) (random.nextDouble() * (most - least));
    long narrow = least + random.nextInt(100);
    return Math.min(chance(4) ? wide : narrow, most) + unit;
  }

  private String hashLimit() {
    String rate = rate(1_000_000);
    int burst = burst(rate);
    List<String> options = new ArrayList<>();
    options.add(not() + one("--hashlimit-upto", "--hashlimit-above", "--hashlimit") + " " + rate);
    options.add("--hashlimit-name h" + random.nextInt(10));
    if (burst > 0) {
      options.add("--hashlimit-burst " + burst);
    }
    maybe(options, "--hashlimit-mode " + parts());
    maybe(options, "--hashlimit-srcmask " + bits());
    maybe(options, "--hashlimit-dstmask " + bits());
    if (chance(4)) {
      maybe(options, "--hashlimit-htable-size " + random.nextInt(2_000));
      maybe(options, "--hashlimit-htable-max " + random.nextInt(100_000));
      maybe(options, "--hashlimit-htable-expire " + one("1", "1000", "60000", "1000000000"));
      maybe(options, "--hashlimit-htable-gcinterval " + one("1", "1000", "999999"));
    }
    Collections.shuffle(options, random);
    return " " + String.join(" ", options);
  }

  private String parts() {
    List<String> all = new ArrayList<>(List.of("srcip", "srcport", "dstip", "dstport"));
    Collections.shuffle(all, random);
    return String.join(",", all.subList(0, 1 + random.nextInt(4)));
  }

  private String connLimit() {
    List<String> options = new ArrayList<>();
    String count = chance(5) ? "4294967295" : "" + random.nextInt(100);
    options.add(not() + one("--connlimit-above", "--connlimit-upto") + " " + count);
    maybe(options, "--connlimit-mask " + bits());
    maybe(options, one("--connlimit-saddr", "--connlimit-daddr"));
    Collections.shuffle(options, random);
    return " " + String.join(" ", options);
  }

  private String recent() {
    List<String> options = new ArrayList<>();
    String action =
        chance(RandomRuleText.RARE / 10) ? "--set" : one("--remove", "--rcheck", "--update");
    options.add(not() + action);
    if (action.equals("--rcheck") || action.equals("--update")) {
      if (chance(2)) {
        options.add("--seconds " + (chance(5) ? "2147483647" : 1 + random.nextInt(9_999)));
        maybe(options, "--reap");
      }
      maybe(options, "--hitcount " + (1 + random.nextInt(255)));
      maybe(options, "--rttl");
    }
    maybe(options, "--name r" + random.nextInt(10));
    String mask =
        version == IpVersion.V4
            ? one("255.255.255.0", "255.255.255.255", "0.0.0.0", "255.128.0.0")
            : one("ffff:ffff:ffff:ffff::", "::", "ffff::");
    maybe(options, "--mask " + mask);
    maybe(options, one("--rsource", "--rdest"));
    Collections.shuffle(options, random);
    return " " + String.join(" ", options);
  }

  private String length() {
    int one = random.nextInt(65536);
    int other = random.nextInt(65536);
    return switch (random.nextInt(4)) {
      case 0 -> one + ":";
      case 1 -> ":" + one;
      case 2 -> Math.min(one, other) + ":" + Math.max(one, other);
      default -> "" + one;
    };
  }

  private String hops() {
    String name = version == IpVersion.V4 ? "ttl" : "hl";
    String kind = one("eq", "lt", "gt");
    String sign = kind.equals("eq") ? not() : "";
    return "-m " + name + " " + sign + "--" + name + "-" + kind + " " + random.nextInt(256);
  }

  private String addressTypes() {
    String source = " " + not() + "--src-type " + types();
    String destination = " " + not() + "--dst-type " + types();
    return switch (random.nextInt(3)) {
      case 0 -> source;
      case 1 -> destination;
      default -> destination + source;
    };
  }

  private String types() {
    List<String> all =
        new ArrayList<>(
            List.of("UNSPEC", "UNICAST", "LOCAL", "ANYCAST", "MULTICAST", "UNREACHABLE"));
    if (version == IpVersion.V4) {
      all.addAll(List.of("BROADCAST", "BLACKHOLE", "PROHIBIT", "THROW", "NAT", "XRESOLVE"));
    }
    Collections.shuffle(all, random);
    return String.join(",", all.subList(0, 1 + random.nextInt(3)));
  }

  private String mac() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(i > 0 ? ":" : "").append(String.format(one("%02x", "%02X"), random.nextInt(256)));
    }
    return text.toString();
  }

  private int bits() {
    return random.nextInt(version.bits() + 1);
  }

  private void maybe(List<String> options, String option) {
    if (chance(2)) {
      options.add(option);
    }
  }

  private String not() {
    return chance(6) ? "! " : "";
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }
}
