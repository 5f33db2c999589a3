package dev.nirs.rule.current;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of {@code iptables-save} line by line. */
final class SaveReader {
  private static final String FILTER = "filter";
  private static final Pattern CHAIN =
      Pattern.compile(":(\\S+) (ACCEPT|DROP|-)(?: \\[\\d{1,20}:\\d{1,20}\\])?");
  private static final Pattern RULE =
      Pattern.compile("(?:\\[(\\d{1,18}):(\\d{1,18})\\] )?(-A (\\S+)(?: .*)?)");

  /** A rule of the filter table that is not read yet: chains may be named after it. */
  private record Line(int number, String text, Optional<CurrentRule.Counters> counters) {}

  private final IpVersion version;
  private final Map<String, CurrentChain.Policy> policies = new LinkedHashMap<>();
  private final Map<String, List<Line>> rules = new HashMap<>();
  private final Map<String, Integer> otherTables = new LinkedHashMap<>();
  private final List<UnreadLine> unread = new ArrayList<>();
  private String table = "";
  private boolean seenFilter;

  SaveReader(IpVersion version) {
    this.version = version;
  }

  CurrentRuleset read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      line(i + 1, lines.get(i).stripTrailing());
    }
    if (!table.isEmpty()) {
      unread.add(new UnreadLine(lines.size(), "the table " + table + " ends without COMMIT"));
    }
    return new CurrentRuleset(version, chains(), unread, otherTables);
  }

  private void line(int number, String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    if (text.startsWith("*")) {
      table(number, text.substring(1));
    } else if (table.isEmpty()) {
      unread.add(new UnreadLine(number, "stands outside of a table: " + Excerpt.of(text)));
    } else if (text.equals("COMMIT")) {
      table = "";
    } else if (table.equals(FILTER)) {
      filter(number, text);
    } else if (RULE.matcher(text).matches()) {
      otherTables.merge(table, 1, Integer::sum);
    }
  }

  private void table(int number, String name) {
    if (!table.isEmpty()) {
      unread.add(new UnreadLine(number, "the table " + table + " ends without COMMIT"));
    }
    if (name.equals(FILTER) && seenFilter) {
      unread.add(new UnreadLine(number, "a second table filter"));
    }
    seenFilter |= name.equals(FILTER);
    table = name;
    if (!name.equals(FILTER)) {
      otherTables.putIfAbsent(name, 0);
    }
  }

  private void filter(int number, String text) {
    Matcher chain = CHAIN.matcher(text);
    Matcher rule = RULE.matcher(text);
    if (chain.matches()) {
      chain(number, chain.group(1), chain.group(2));
    } else if (rule.matches() && policies.containsKey(rule.group(4))) {
      Optional<CurrentRule.Counters> counters =
          Optional.ofNullable(rule.group(1)).map(packets -> counters(packets, rule.group(2)));
      rules
          .computeIfAbsent(rule.group(4), name -> new ArrayList<>())
          .add(new Line(number, rule.group(3), counters));
    } else {
      String reason = rule.matches() ? "appends to a chain that is not there: " : "is no rule: ";
      unread.add(new UnreadLine(number, reason + Excerpt.of(text)));
    }
  }

  private static CurrentRule.Counters counters(String packets, String bytes) {
    return new CurrentRule.Counters(Long.parseLong(packets), Long.parseLong(bytes));
  }

  private void chain(int number, String name, String policy) {
    CurrentChain.Policy known =
        policy.equals("-") ? CurrentChain.Policy.RETURN : CurrentChain.Policy.valueOf(policy);
    if (policies.putIfAbsent(name, known) != null) {
      unread.add(new UnreadLine(number, "a second chain " + Excerpt.of(name)));
    }
  }

  private Map<String, CurrentChain> chains() {
    SavedRule reader = new SavedRule(version, policies.keySet());
    Map<String, CurrentChain> chains = new LinkedHashMap<>();
    policies.forEach(
        (name, policy) -> {
          List<CurrentRule> read = new ArrayList<>();
          for (Line line : rules.getOrDefault(name, List.of())) {
            Reading reading = reader.read(line.text());
            read.add(
                new CurrentRule(
                    read.size() + 1, line.number(), line.text(), line.counters(), reading));
          }
          chains.put(name, new CurrentChain(name, policy, read));
        });
    return chains;
  }
}
