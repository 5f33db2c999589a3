package dev.nirs.rule.algebra;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds wider networks for rules that differ in one end alone. */
final class Widening {
  /**
   * What rules must share.
   *
   * @param chain their chain
   * @param target their target
   * @param key their conditions but for the end
   */
  private record Group(String chain, Object target, Joining.Key key) {}

  private final List<Rule> rules;
  private final List<Integer> numbers;
  private final Axis axis;
  private final IpVersion version;
  private final List<Ranges> networks;
  private final Ranges union;

  /** Indexes of the networks by their first address. */
  private final NavigableMap<Point, List<Integer>> byFirst;

  private Widening(List<Rule> all, List<Integer> numbers, Axis axis) {
    this.rules = numbers.stream().map(number -> all.get(number - 1)).toList();
    this.numbers = numbers;
    this.axis = axis;
    this.version = rules.get(0).version();
    this.networks = rules.stream().map(r -> RuleUnion.on(Meaning.of(r), axis)).toList();
    this.union = Ranges.union(networks);
    this.byFirst =
        IntStream.range(0, networks.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> networks.get(i).first(), TreeMap::new, Collectors.toList()));
  }

  static List<WiderMerge> of(List<Rule> rules, int shortestPrefix) {
    List<WiderMerge> merges = new ArrayList<>();
    for (Axis axis : List.of(Axis.SOURCE, Axis.DESTINATION)) {
      for (List<Integer> numbers : groups(rules, axis).values()) {
        if (numbers.size() > 1) {
          merges.addAll(new Widening(rules, numbers, axis).merges(shortestPrefix));
        }
      }
    }
    merges.sort(Comparator.comparing(Widening::price));
    return merges;
  }

  private static BigInteger price(WiderMerge merge) {
    return merge.additionalAddresses().divide(BigInteger.valueOf(merge.replaces().size() - 1L));
  }

  private static Map<Group, List<Integer>> groups(List<Rule> rules, Axis axis) {
    Map<Group, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      int number = i + 1;
      Rule rule = rules.get(i);
      Joining.key(Meaning.of(rule), axis)
          .filter(key -> key.opaque().stream().allMatch(Opaque::isSameForAll))
          .map(key -> new Group(rule.chain(), rule.target(), key))
          .ifPresent(g -> groups.computeIfAbsent(g, x -> new ArrayList<>()).add(number));
    }
    return groups;
  }

  /** In a tree of all networks, those where the listed ones branch. */
  private List<WiderMerge> merges(int shortestPrefix) {
    if (!PrefixCover.isWritable(union, version)) {
      return List.of();
    }
    List<Prefix> listed = PrefixCover.of(union, version);
    Set<Prefix> wider = new LinkedHashSet<>();
    for (int i = 1; i < listed.size(); i++) {
      Point first = Point.of(listed.get(i - 1).address());
      Point last = Ranges.of(listed.get(i)).last();
      wider.add(PrefixCover.around(first, last, version));
    }
    return wider.stream()
        .filter(prefix -> prefix.length() >= Math.max(1, shortestPrefix))
        .map(this::merge)
        .filter(merge -> merge.replaces().size() > 1)
        .toList();
  }

  private WiderMerge merge(Prefix prefix) {
    Ranges network = Ranges.of(prefix);
    Ranges additional = network.minus(union);
    List<Integer> replaced =
        byFirst.subMap(network.first(), true, network.last(), true).values().stream()
            .flatMap(List::stream)
            .filter(i -> network.containsAll(networks.get(i)))
            .sorted()
            .map(numbers::get)
            .toList();
    List<Prefix> beyond =
        PrefixCover.isWritable(additional, version)
            ? PrefixCover.of(additional, version)
            : List.of();
    return new WiderMerge(on(prefix), replaced, beyond, additional.size());
  }

  /** The first rule with another network at the end in question, without its comment. */
  private Rule on(Prefix prefix) {
    Rule rule = rules.get(0);
    List<Match> matches = new ArrayList<>();
    for (Match match : rule.matches()) {
      if (!MatchBoxes.isOn(match, axis) && !(match instanceof Match.Comment)) {
        matches.add(match);
      }
    }
    matches.add(
        axis == Axis.SOURCE
            ? new Match.Source(prefix, false)
            : new Match.Destination(prefix, false));
    return new Rule(rule.version(), rule.chain(), matches, rule.target());
  }
}
