package dev.nirs.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Small changes to a line, as typing errors, models and attackers make them. */
final class Mutation {
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final String LETTERS = "abcDEF0123456789.,:/-+!\"\\= \t*_;'#$&|x";

  private static final List<String> WORDS =
      List.of(
          "!",
          "-p",
          "tcp",
          "udp",
          "icmp",
          "-s",
          "-d",
          "10.0.0.0/8",
          "1.2.3.4",
          "2001:db8::/32",
          "0.0.0.0/0",
          "::/0",
          "-j",
          "DROP",
          "REJECT",
          "ACCEPT",
          "LOG",
          "--reject-with",
          "tcp-reset",
          "--dport",
          "--sport",
          "80",
          "0",
          "65535",
          "65536",
          "1:2",
          ":",
          "-m",
          "multiport",
          "--dports",
          "80,443",
          "state",
          "--state",
          "NEW",
          "conntrack",
          "--ctstate",
          "comment",
          "--comment",
          "\"a b\"",
          "limit",
          "--limit",
          "5/min",
          "1/day",
          "--limit-burst",
          "10000",
          "recent",
          "--rcheck",
          "--name",
          "--seconds",
          "60",
          "--reap",
          "hashlimit",
          "--hashlimit-name",
          "--hashlimit-upto",
          "connlimit",
          "--connlimit-above",
          "length",
          "--length",
          "ttl",
          "--ttl-eq",
          "hl",
          "--hl-eq",
          "mac",
          "--mac-source",
          "-i",
          "-o",
          "eth0",
          "+",
          "-f",
          "--syn",
          "--tcp-flags",
          "SYN,ACK",
          "SYN",
          "NONE",
          "ALL",
          "INPUT",
          "OUTPUT",
          "-A",
          "all",
          "iprange",
          "--src-range",
          "1.1.1.1-2.2.2.2",
          "addrtype",
          "--src-type",
          "LOCAL",
          "pkttype",
          "--pkt-type",
          "--icmp-type",
          "any",
          "255",
          "--log-prefix",
          "--log-level",
          "7",
          "-6",
          "-t",
          "filter",
          "-c",
          "1");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** A line with one change, or with two. */
  String of(String line) {
    String text = line;
    for (int i = random.nextInt(3); i < 3; i += 2) {
      text =
          switch (random.nextInt(4)) {
            case 0 -> character(text);
            case 1, 2 -> word(text);
            default -> number(text);
          };
    }
    return text;
  }

  private String character(String text) {
    StringBuilder line = new StringBuilder(text);
    int at = random.nextInt(line.length());
    char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
    switch (random.nextInt(4)) {
      case 0 -> line.deleteCharAt(at);
      case 1 -> line.insert(at, c);
      case 2 -> line.setCharAt(at, c);
      default -> line.insert(at, line.charAt(random.nextInt(line.length())));
    }
    return line.isEmpty() ? text : line.toString();
  }

  private String word(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    int at = random.nextInt(words.size());
    int other = random.nextInt(words.size());
    switch (random.nextInt(5)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(other));
      case 2 -> words.set(at, words.set(other, words.get(at)));
      case 3 -> words.set(at, WORDS.get(random.nextInt(WORDS.size())));
      default -> words.add(at, WORDS.get(random.nextInt(WORDS.size())));
    }
    return words.isEmpty() ? text : String.join(" ", words);
  }

  private String number(String text) {
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    if (numbers.isEmpty()) {
      return text;
    }
    MatchResult chosen = numbers.get(random.nextInt(numbers.size()));
    String old = chosen.group();
    String changed =
        switch (random.nextInt(7)) {
          case 0 -> "0" + old;
          case 1 -> "0x" + old;
          case 2 -> old + random.nextInt(10);
          case 3 -> "-" + old;
          case 4 -> "" + (Long.parseLong(old.substring(0, Math.min(old.length(), 9))) + 1);
          case 5 ->
              List.of("0", "255", "256", "65535", "65536", "4294967296", "32", "33")
                  .get(random.nextInt(8));
          default -> "" + random.nextInt(100_000);
        };
    return new StringBuilder(text).replace(chosen.start(), chosen.end(), changed).toString();
  }
}
