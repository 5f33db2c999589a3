package dev.nirs.rule.algebra;

import static dev.nirs.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class MergeAdviceTest {

  /** Rules, separated by semicolons | the merged rules, or = where nothing can be merged. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "merges.csv", delimiter = '|', commentCharacter = '#')
  void mergesOnlyWhatKeepsItsMeaning(String given, String expected) {
    List<Rule> rules = rules(given);
    MergeAdvice advice = MergeAdvice.of(rules);
    List<Rule> wanted = expected.equals("=") ? rules : rules(expected);
    assertThat(advice.rules()).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(advice.saved()).isEqualTo(rules.size() - wanted.size());
  }

  @Test
  void saysWhichRulesANewOneStandsFor() {
    MergeAdvice advice =
        MergeAdvice.of(
            rules("-s 10.0.0.0/25 ; -s 11.0.0.1 ; -s 10.0.0.128/25 ; -s 11.0.0.1 -p tcp"));
    assertThat(advice.merged().stream().map(MergeAdvice.Merged::toString))
        .containsExactlyInAnyOrder(
            "rules 1, 3: -A INPUT -s 10.0.0.0/24 -j DROP",
            "rule 2: -A INPUT -s 11.0.0.1/32 -j DROP");
    assertThat(advice.dropped()).containsExactly(4);
  }

  @Test
  void keepsOrderWhereTargetsOrCountsDiffer() {
    List<Rule> mixed =
        List.of(
            rule("-A INPUT -s 10.0.0.0/25 -j DROP"),
            rule("-A INPUT -s 10.0.0.0/8 -j ACCEPT"),
            rule("-A INPUT -s 10.0.0.128/25 -j DROP"));
    assertThat(MergeAdvice.of(mixed).rules()).isEqualTo(mixed);
    List<Rule> counted =
        List.of(
            rule("-A INPUT -s 10.0.0.0/25 -j DROP"),
            rule("-A INPUT -m limit --limit 5/min -j DROP"),
            rule("-A INPUT -s 10.0.0.128/25 -j DROP"));
    assertThat(MergeAdvice.of(counted).rules()).isEqualTo(counted);
    List<Rule> chains =
        List.of(
            rule("-A INPUT -s 10.0.0.0/25 -j DROP"),
            rule("-A FORWARD -s 10.0.0.128/25 -j DROP"),
            rule("-A INPUT -s 10.0.0.128/25 -j DROP"));
    assertThat(MergeAdvice.of(chains).rules())
        .containsExactly(rule("-A INPUT -s 10.0.0.0/24 -j DROP"), chains.get(1));
  }

  @Test
  void joinsWholeNetworksOfSingleAddresses() {
    List<Rule> hosts =
        IntStream.range(0, 256)
            .mapToObj(i -> rule("-A INPUT -s 10.0.0." + i + " -j DROP"))
            .toList();
    assertThat(MergeAdvice.of(hosts).rules())
        .containsExactly(rule("-A INPUT -s 10.0.0.0/24 -j DROP"));
    assertThat(MergeAdvice.of(hosts.subList(1, 256)).rules()).hasSize(8);
  }

  @Test
  void packsPortsIntoAsFewListsAsPossible() {
    List<Rule> ports =
        IntStream.range(0, 31)
            .mapToObj(i -> rule("-A INPUT -s 10.0.0.1 -p tcp --dport " + (2 * i + 1) + " -j DROP"))
            .toList();
    List<Rule> merged = MergeAdvice.of(ports).rules();
    assertThat(merged).hasSize(3);
    assertThat(Relations.equivalent(ports, merged)).isEqualTo(new Equivalence.Same());
  }

  @ParameterizedTest(name = "seed {0}, {1}, {2} rules")
  @CsvSource({"1,V4,4", "2,V6,4", "3,V4,12", "4,V6,12", "5,V4,60"})
  void matchesTheSameFlowsAtAllCorners(long seed, IpVersion version, int size) {
    RandomRules random = new RandomRules(seed, version, true);
    int saved = 0;
    for (int i = 0; i < 1200 / size; i++) {
      List<Rule> rules = random.rules(size);
      MergeAdvice advice = MergeAdvice.of(rules);
      saved += advice.saved();
      List<Rule> both = Stream.concat(rules.stream(), advice.rules().stream()).toList();
      for (Corners.Corner corner : Corners.of(both, 200, random)) {
        Packets.Packet packet =
            new Packets.Packet(
                corner.flow(), corner.state(), Packets.conditions(rules.get(random.below(size))));
        assertThat(any(advice.rules(), packet)).as("%s", packet).isEqualTo(any(rules, packet));
      }
      List<Integer> numbers = new ArrayList<>(advice.dropped());
      advice.merged().forEach(merged -> numbers.addAll(merged.from()));
      assertThat(numbers).containsAll(IntStream.rangeClosed(1, size).boxed().toList());
    }
    assertThat(saved).isPositive();
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"41,V4", "42,V6", "43,V4"})
  void meansTheSameAndIsMergedNoFurther(long seed, IpVersion version) {
    RandomRules random = new RandomRules(seed, version, false);
    for (int i = 0; i < 60; i++) {
      List<Rule> rules = random.rules(20);
      List<Rule> merged = MergeAdvice.of(rules).rules();
      assertThat(Relations.equivalent(rules, merged))
          .as("%s", rules)
          .isEqualTo(new Equivalence.Same());
      for (int left = 0; left < merged.size(); left++) {
        List<Rule> others = new ArrayList<>(merged);
        Rule rule = others.remove(left);
        assertThat(Relations.coveredBy(rule, others))
            .as("%s", rule)
            .isNotInstanceOf(Containment.Proven.class);
      }
    }
  }

  @Test
  void tellsWhatAWiderMergeWouldMatchInAddition() {
    List<Rule> rules =
        rules("-s 10.0.0.0/26 ; -s 10.0.0.128/26 ; -s 10.0.0.64/27 ; -s 99.0.0.1 ; -d 10.0.0.1");
    List<WiderMerge> merges = WiderMerge.of(rules, 16);
    assertThat(merges.stream().map(WiderMerge::toString))
        .containsExactly(
            "-A INPUT -s 10.0.0.0/25 -j DROP for 2 rules: 32 more addresses (10.0.0.96/27)",
            "-A INPUT -s 10.0.0.0/24 -j DROP for 3 rules: 96 more addresses (10.0.0.96/27,"
                + " 10.0.0.192/26)");
    WiderMerge wider = merges.get(1);
    assertThat(wider.replaces()).containsExactly(1, 2, 3);
    List<Rule> all = new ArrayList<>();
    wider.additional().forEach(prefix -> all.add(rule("-A INPUT -s " + prefix + " -j DROP")));
    wider.replaces().forEach(number -> all.add(rules.get(number - 1)));
    assertThat(Relations.equivalent(List.of(wider.rule()), all)).isEqualTo(new Equivalence.Same());
    assertThat(WiderMerge.of(rules, 1)).hasSize(3);
    assertThat(WiderMerge.of(rules.subList(0, 1), 1)).isEmpty();
  }

  private static boolean any(List<Rule> rules, Packets.Packet packet) {
    return rules.stream().anyMatch(rule -> Packets.matches(rule, packet));
  }

  private static List<Rule> rules(String text) {
    return Stream.of(text.split(" ; "))
        .map(r -> rule("-A INPUT " + r.strip() + " -j DROP"))
        .toList();
  }
}
