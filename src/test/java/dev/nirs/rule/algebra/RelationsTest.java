package dev.nirs.rule.algebra;

import static dev.nirs.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RelationsTest {

  /** whole | part | whether whole subsumes part | whether they overlap. */
  @ParameterizedTest(name = "{0} / {1}")
  @CsvFileSource(resources = "relations.csv", delimiter = '|', commentCharacter = '#')
  void tellsHowTwoRulesLieToEachOther(String whole, String part, String subsumes, String overlaps) {
    Rule one = parse(whole);
    Rule two = parse(part);
    Containment containment = Relations.subsumes(one, two);
    assertThat(name(containment)).isEqualTo(subsumes);
    if (containment instanceof Containment.Refuted refuted) {
      Packets.Packet packet = Packets.of(refuted.counterexample(), Packets.conditions(two));
      assertThat(Packets.matches(two, packet)).isTrue();
      assertThat(Packets.matches(one, packet)).isFalse();
    }
    Overlap overlap = Relations.overlap(one, two);
    assertThat(name(overlap)).isEqualTo(overlaps);
    assertThat(name(Relations.overlap(two, one))).isEqualTo(overlaps);
    if (overlap instanceof Overlap.Shared shared) {
      Set<dev.nirs.rule.Match> all = new java.util.HashSet<>(Packets.conditions(one));
      all.addAll(Packets.conditions(two));
      assertThat(Packets.matches(one, Packets.of(shared.example(), all))).isTrue();
      assertThat(Packets.matches(two, Packets.of(shared.example(), all))).isTrue();
    }
  }

  @Test
  void severalRulesCoverTogetherWhatNoneCoversAlone() {
    Rule all = rule("-A INPUT -s 10.0.0.0/24 -p tcp --dport 80:90 -j DROP");
    List<Rule> halves =
        List.of(
            rule("-A INPUT -s 10.0.0.0/25 -p tcp -j DROP"),
            rule("-A INPUT -s 10.0.0.128/25 -p tcp -m multiport --dports 80:85,86:90 -j DROP"));
    assertThat(name(Relations.coveredBy(all, halves))).isEqualTo("yes");
    assertThat(name(Relations.coveredBy(all, halves.subList(0, 1)))).isEqualTo("no");
    Rule wider = rule("-A INPUT -s 10.0.0.0/24 -p tcp --dport 80:91 -j DROP");
    assertThat(Relations.coveredBy(wider, halves))
        .isInstanceOfSatisfying(
            Containment.Refuted.class,
            no -> {
              assertThat(no.counterexample().flow().destinationPort()).isEqualTo(91);
              assertThat(no.counterexample().flow().source()).hasToString("10.0.0.128");
            });
  }

  @Test
  void everyProtocolByNameIsNotEveryProtocol() {
    List<Rule> named =
        java.util.stream.IntStream.rangeClosed(1, 255)
            .mapToObj(number -> rule("-A INPUT -s 10.0.0.1 -p " + number + " -j DROP"))
            .toList();
    assertThat(Relations.coveredBy(rule("-A INPUT -s 10.0.0.1 -j DROP"), named))
        .isInstanceOfSatisfying(
            Containment.Refuted.class,
            no -> assertThat(no.counterexample().flow().protocol().number()).isZero());
  }

  @Test
  void saysOnWhatAnOpenAnswerDepends() {
    Containment open =
        Relations.subsumes(
            rule("-A INPUT -s 10.0.0.0/8 -m length --length 0:100 -j DROP"),
            rule("-A INPUT -s 10.0.0.1 -j DROP"));
    assertThat(open).isEqualTo(new Containment.NotProven("it depends on -m length --length 0:100"));
    Containment closed =
        Relations.subsumes(
            rule("-A INPUT -s 10.0.0.1 -j DROP"),
            rule("-A INPUT -s 10.0.0.0/8 -p tcp --tcp-flags SYN,ACK SYN -j DROP"));
    assertThat(closed)
        .isInstanceOfSatisfying(
            Containment.Refuted.class,
            no ->
                assertThat(no.counterexample())
                    .hasToString(
                        "10.0.0.0:40000 > 198.51.100.1:80 tcp, provided that -m tcp --tcp-flags"
                            + " SYN,ACK SYN"));
  }

  @Test
  void equivalenceNamesTheSideOfTheDifference() {
    Rule eight = rule("-A INPUT -s 10.0.0.0/8 -j DROP");
    Rule nine = rule("-A INPUT -s 10.0.0.0/9 -j DROP");
    Rule other = rule("-A INPUT -s 10.128.0.0/9 -j DROP");
    assertThat(Relations.equivalent(List.of(eight), List.of(nine, other)))
        .isEqualTo(new Equivalence.Same());
    assertThat(Relations.equivalent(eight, nine))
        .isInstanceOfSatisfying(
            Equivalence.Different.class,
            no -> {
              assertThat(no.ofFirst()).isTrue();
              assertThat(no.counterexample().flow().source()).hasToString("10.128.0.0");
            });
    assertThat(Relations.equivalent(nine, eight))
        .isInstanceOfSatisfying(
            Equivalence.Different.class, no -> assertThat(no.ofFirst()).isFalse());
    Rule limited = rule("-A INPUT -s 10.0.0.0/8 -m limit --limit 5/min -j DROP");
    assertThat(Relations.equivalent(limited, limited)).isInstanceOf(Equivalence.NotProven.class);
  }

  private static Rule parse(String clauses) {
    return rule("-A INPUT " + (clauses.equals("any") ? "" : clauses + " ") + "-j DROP");
  }

  static String name(Containment containment) {
    return switch (containment) {
      case Containment.Proven yes -> "yes";
      case Containment.Refuted no -> "no";
      case Containment.NotProven open -> "open";
    };
  }

  private static String name(Overlap overlap) {
    return switch (overlap) {
      case Overlap.Shared yes -> "yes";
      case Overlap.Disjoint no -> "no";
      case Overlap.NotProven open -> "open";
    };
  }
}
