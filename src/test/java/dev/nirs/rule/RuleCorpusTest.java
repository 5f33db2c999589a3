package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the grammar with recorded loads of both variants of iptables-restore. */
class RuleCorpusTest {
  private final RuleGrammar v4 = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
  private final RuleGrammar v6 = new RuleGrammar(IpVersion.V6, RuleGrammar.CHAINS);

  @ParameterizedTest
  @ValueSource(strings = {"llm_rules.tsv", "grammar_positive.tsv"})
  void acceptsOnlyWhatLoadsAndPrintsItAsSaved(String file) {
    compare(file, Corpus.recorded(file));
  }

  @Test
  void agreesWithTheTestsOfNetfilter() {
    compare(
        "netfilter_tests.tsv",
        Corpus.netfilter().stream().map(RuleCorpusTest::withTarget).toList());
  }

  private void compare(String name, List<Corpus.Row> rows) {
    List<String> unloadable = new ArrayList<>();
    List<String> printedOtherwise = new ArrayList<>();
    Map<String, Integer> refused = new TreeMap<>();
    int accepted = 0;
    for (Corpus.Row row : rows) {
      RuleGrammar grammar = row.version() == IpVersion.V4 ? v4 : v6;
      switch (grammar.parse(row.rule())) {
        case ParsedLine.Accepted ok -> {
          if (isCleaned(ok)) {
            refused.merge("accepted without the command in front", 1, Integer::sum);
            continue;
          }
          accepted++;
          List<String> printed = ok.rules().stream().map(Rule::canonical).toList();
          if (!row.loads()) {
            unloadable.add(row.rule());
          } else if (!printed.equals(row.savedNft()) || !printed.equals(row.savedLegacy())) {
            printedOtherwise.add(printed + " for " + row.savedNft() + row.savedLegacy());
          }
        }
        case ParsedLine.Refused no ->
            refused.merge((row.loads() ? "loads: " : "fails: ") + reason(no), 1, Integer::sum);
      }
    }
    System.out.println(name + ": " + accepted + " of " + rows.size() + " accepted; refused:");
    refused.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(40)
        .forEach(e -> System.out.println("  " + e.getValue() + " " + e.getKey()));
    assertThat(accepted).as("accepted").isPositive();
    assertThat(unloadable).as("accepted, but no real load").isEmpty();
    assertThat(printedOtherwise).as("canonical text is not the saved one").isEmpty();
  }

  private static boolean isCleaned(ParsedLine.Accepted ok) {
    return ok.notes().stream().anyMatch(note -> note.message().contains("command in front"));
  }

  /** Suggestions need a target, the tests of netfilter mostly have none: both sides get one. */
  private static Corpus.Row withTarget(Corpus.Row row) {
    boolean has = (" " + row.rule()).matches(".* (?:-j|--jump|-g|--goto) .*");
    return has
        ? row
        : new Corpus.Row(
            row.rule() + " -j DROP",
            row.version(),
            row.loads(),
            row.savedNft().stream().map(saved -> saved + " -j DROP").toList(),
            row.savedLegacy().stream().map(saved -> saved + " -j DROP").toList(),
            row.why());
  }

  /** The first fault without the values that differ from line to line. */
  private static String reason(ParsedLine.Refused refused) {
    return refused
        .diagnostics()
        .get(0)
        .message()
        .replaceAll("[0-9][0-9.,:/-]*", "N")
        .replaceAll("^(?:.*?)( is no address| is a short form| has host)", "X$1");
  }
}
