package dev.nirs.enforcement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that go to the tool in one file. A line's counter of packets is set to its position from 1,
 * so that the counters that come back say which line made which rule.
 *
 * @param positions where the lines stand among all that are asked about
 * @param lines their text
 * @param counted whether counters may be put in front, as before a rule that only appends
 */
record Load(List<Integer> positions, List<String> lines, boolean counted) {
  private static final Pattern SAVED = Pattern.compile("\\[([0-9]+):[0-9]+\\] (-A .*)");

  Load {
    positions = List.copyOf(positions);
    lines = List.copyOf(lines);
  }

  /** The file for iptables-restore, in which own chains are declared first. */
  String file(Set<String> chains) {
    StringBuilder text = new StringBuilder("*filter\n");
    chains.forEach(chain -> text.append(':').append(chain).append(" - [0:0]\n"));
    for (int i = 0; i < lines.size(); i++) {
      if (counted) {
        text.append('[').append(i + 1).append(":0] ");
      }
      text.append(lines.get(i)).append('\n');
    }
    return text.append("COMMIT\n").toString();
  }

  /**
   * The rules each line made, from what {@code iptables-save -c} printed; empty where that does not
   * tell, or where a line made none, so that the lines must be loaded in smaller parts.
   */
  Optional<List<List<String>>> saved(List<String> printed) {
    List<Matcher> rules = printed.stream().map(SAVED::matcher).filter(Matcher::matches).toList();
    if (lines.size() == 1) {
      return Optional.of(List.of(rules.stream().map(rule -> rule.group(2)).toList()));
    }
    List<List<String>> saved = new ArrayList<>();
    lines.forEach(line -> saved.add(new ArrayList<>()));
    List<Integer> makers = rules.stream().map(rule -> Integer.parseInt(rule.group(1)) - 1).toList();
    if (makers.contains(-1)) {
      makers = rules.size() == lines.size() ? inOrder(rules) : List.of();
    }
    for (int i = 0; i < makers.size(); i++) {
      saved.get(makers.get(i)).add(rules.get(i).group(2));
    }
    return saved.stream().anyMatch(List::isEmpty) ? Optional.empty() : Optional.of(saved);
  }

  /**
   * Who made which rule where counters got lost, as ip6tables-nft-restore 1.8.9 loses them: lines
   * that append make a rule each at least, so as many rules as lines are one each, and those of a
   * chain keep their order.
   */
  private List<Integer> inOrder(List<Matcher> rules) {
    Map<String, Deque<Integer>> waiting = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      waiting.computeIfAbsent(chain(lines.get(i)), chain -> new ArrayDeque<>()).add(i);
    }
    List<Integer> makers = new ArrayList<>();
    for (Matcher rule : rules) {
      Deque<Integer> ofChain = waiting.getOrDefault(chain(rule.group(2)), new ArrayDeque<>());
      if (ofChain.isEmpty()) {
        return List.of();
      }
      makers.add(ofChain.remove());
    }
    return makers;
  }

  private static String chain(String line) {
    return RestoreWords.of(line).get(1);
  }

  /** The same lines in loads of at most so many. */
  List<Load> split(int size) {
    List<Load> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += size) {
      int to = Math.min(lines.size(), from + size);
      parts.add(new Load(positions.subList(from, to), lines.subList(from, to), counted));
    }
    return parts;
  }
}
