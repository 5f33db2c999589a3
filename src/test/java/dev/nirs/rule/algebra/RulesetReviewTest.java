package dev.nirs.rule.algebra;

import static dev.nirs.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.rule.Rule;
import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RulesetReviewTest {

  /**
   * The rules of INPUT, policy ACCEPT, and of a chain "own", separated by semicolons | a rule to be
   * appended to INPUT | the findings in words, without examples, separated by semicolons.
   */
  @ParameterizedTest(name = "{0} + {1}")
  @CsvFileSource(resources = "reviews.csv", delimiter = '|', commentCharacter = '#')
  void saysWhatARuleWouldMean(String current, String suggested, String expected) {
    List<ReviewedRule> reviews =
        RulesetReview.of(List.of(parse(suggested)), ruleset("ACCEPT", current));
    assertThat(reviews).hasSize(1);
    List<String> words =
        reviews.get(0).findings().stream()
            .map(finding -> finding.words().replaceAll(",? such as .*| about [0-9].*", ""))
            .toList();
    assertThat(words).containsExactly(expected.split(" ; "));
  }

  @Test
  void showsAPacketForEachNo() {
    List<ReviewedRule> reviews =
        RulesetReview.of(
            List.of(rule("-A INPUT -s 10.0.0.0/8 -j DROP")),
            ruleset(
                "ACCEPT",
                "-A INPUT -s 10.0.0.0/9 -j DROP ; -A INPUT -s 10.200.0.1/32 -p tcp -j ACCEPT"));
    assertThat(reviews.get(0).findings().stream().map(Finding::words))
        .containsExactly(
            "adds to the ruleset: nothing before it decides about"
                + " 10.128.0.0:40000 > 198.51.100.1:80 udp",
            "makes rule 1 of INPUT redundant",
            "never sees what rule 2 of INPUT accepts, such as"
                + " 10.200.0.1:40000 > 198.51.100.1:80 tcp");
  }

  @Test
  void aPolicyThatDropsMakesADropNeedless() {
    ReviewedRule review =
        RulesetReview.of(
                List.of(rule("-A INPUT -s 10.0.0.1 -j DROP")),
                ruleset("DROP", "-A INPUT -s 11.0.0.1/32 -j ACCEPT"))
            .get(0);
    assertThat(review.findings().get(0)).isInstanceOf(Finding.PolicyAgrees.class);
  }

  @Test
  void suggestedRulesAreHeldAgainstOneAnother() {
    List<ReviewedRule> reviews =
        RulesetReview.of(
            Stream.of(
                    "-A INPUT -s 10.0.0.1 -p tcp -j DROP",
                    "-A INPUT -s 10.0.0.0/24 -j DROP",
                    "-A INPUT -s 10.0.0.9 -j DROP",
                    "-A FORWARD -s 10.0.0.9 -j DROP")
                .map(text -> rule(text))
                .toList(),
            CurrentRuleset.empty(IpVersion.V4));
    assertThat(reviews.get(1).findings().get(1).words())
        .isEqualTo("makes suggested rule 1 redundant");
    assertThat(reviews.get(2).findings())
        .containsExactly(new Finding.Covered(List.of(new Place("INPUT", 2, true))));
    assertThat(reviews.get(3).findings().get(0)).isInstanceOf(Finding.Adds.class);
  }

  @Test
  void nothingIsCertainWhereLinesCouldNotBeRead() {
    CurrentRuleset broken =
        CurrentRuleset.read(
            List.of("*filter", ":INPUT ACCEPT", "-A INPUT -j DROP", "-D INPUT 1", "COMMIT"),
            IpVersion.V4);
    Rule rule = rule("-A INPUT -s 10.0.0.1 -j DROP");
    assertThat(RulesetReview.of(List.of(rule), broken).get(0).findings())
        .containsExactly(
            new Finding.NotProven(
                "how it stands to the ruleset", "line 4: is no rule: -D INPUT 1"));
    assertThat(RulesetReview.shadowed(broken, "INPUT")).isEmpty();
  }

  @Test
  void refusesToMixFamilies() {
    assertThatThrownBy(
            () ->
                RulesetReview.of(
                    List.of(rule("-A INPUT -s 2001:db8::1 -j DROP")),
                    CurrentRuleset.empty(IpVersion.V4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule 1 is for V6, the ruleset for V4");
  }

  @Test
  void findsTheRulesOfAHostThatNoPacketReaches() {
    CurrentRuleset current =
        ruleset(
            "ACCEPT",
            "-A INPUT -s 10.0.0.0/8 -j ACCEPT ; -A INPUT -s 10.1.0.0/16 -j DROP"
                + " ; -A INPUT -s 11.0.0.1/32 -j DROP ; -A INPUT -s 11.0.0.1/32 -p tcp -j DROP");
    assertThat(RulesetReview.shadowed(current, "INPUT"))
        .containsOnlyKeys(2, 4)
        .extractingByKey(2)
        .extracting(Finding::words)
        .isEqualTo("never reached: rule 1 of INPUT accepts the same");
  }

  @Test
  void manyRulesInALineAreCounted() {
    String current =
        java.util.stream.IntStream.range(0, 9)
            .mapToObj(i -> "-A INPUT -s 10.0.0." + i + "/32 -j DROP")
            .collect(java.util.stream.Collectors.joining(" ; "));
    ReviewedRule review =
        RulesetReview.of(
                List.of(rule("-A INPUT -s 10.0.0.0/24 -j DROP")), ruleset("ACCEPT", current))
            .get(0);
    assertThat(review.findings().get(1).words())
        .isEqualTo(
            "makes rule 1 of INPUT, rule 2 of INPUT, rule 3 of INPUT, rule 4 of INPUT,"
                + " rule 5 of INPUT and 4 more redundant");
  }

  private static Rule parse(String clauses) {
    return rule(clauses.startsWith("-A") ? clauses : "-A INPUT " + clauses);
  }

  static CurrentRuleset ruleset(String policy, String rules) {
    Stream<String> head =
        Stream.of(
            "*filter",
            ":INPUT " + policy + " [0:0]",
            ":FORWARD ACCEPT [0:0]",
            ":own - [0:0]",
            ":deep - [0:0]");
    Stream<String> lines = Stream.of(rules.split(" ; ")).filter(line -> line.startsWith("-A"));
    return CurrentRuleset.read(
        Stream.of(head, lines, Stream.of("COMMIT")).flatMap(s -> s).toList(), IpVersion.V4);
  }
}
