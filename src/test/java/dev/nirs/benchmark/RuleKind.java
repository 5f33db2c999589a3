package dev.nirs.benchmark;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The kinds of rules whose validation is measured, by chance over the values that vary. */
enum RuleKind {
  /** One source. */
  SIMPLE("`-s IP -j DROP`") {
    @Override
    String rule(Random random) {
      return "-A INPUT -s " + address(random) + " -j DROP";
    }
  },
  /** All ends. */
  FIVE_TUPLE("5-tuple") {
    @Override
    String rule(Random random) {
      return "-A FORWARD -s %s -d %s -p %s --sport %d --dport %d -j DROP"
          .formatted(
              address(random),
              address(random),
              random.nextBoolean() ? "tcp" : "udp",
              port(random),
              port(random));
    }
  },
  /** Several extensions. */
  RICH("multiport, state, comment, REJECT") {
    @Override
    String rule(Random random) {
      return ("-A FORWARD -s %s.0/24 -p tcp -m multiport --dports %d,%d,%d:65535 -m state --state NEW"
              + " -m comment --comment \"case %d\" -j REJECT --reject-with tcp-reset")
          .formatted(
              network(random), port(random), port(random), port(random), random.nextInt(100_000));
    }
  },
  /** The three in turn by chance. */
  MIXED("mixed") {
    @Override
    String rule(Random random) {
      return List.of(SIMPLE, FIVE_TUPLE, RICH).get(random.nextInt(3)).rule(random);
    }
  };

  private final String title;

  RuleKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract String rule(Random random);

  List<String> rules(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> rule(random)).toList();
  }

  private static String address(Random random) {
    return network(random) + "." + random.nextInt(256);
  }

  private static String network(Random random) {
    return (1 + random.nextInt(220)) + "." + random.nextInt(256) + "." + random.nextInt(256);
  }

  private static int port(Random random) {
    return 1 + random.nextInt(65_000);
  }
}
