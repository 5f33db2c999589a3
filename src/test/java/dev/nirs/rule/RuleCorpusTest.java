package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the grammar with recorded loads of both variants of iptables-restore. */
class RuleCorpusTest {
  /** Why the language leaves out lines that the tool loads (facts, sections 3 to 7). */
  private static final Pattern OUT_OF_SCOPE =
      Pattern.compile(
          // what it does not know
          ".* is (?:a match|a target|an option) outside the language|.* is another command"
              // abbreviations of options
              + "|--(?:app|destination-po|dp|dpo|icmp|ju|so|sp|tcp-fl) is an unknown option"
              // one -m each, with its option
              + "|-m \\w+ is given twice|-m (?:conntrack|ttl) without its option"
              // bytes that nobody means
              + "|character .* is not printable ASCII|the line has N characters"
              + "|counters .* in front is no rule|the chain line .* is no rule|stray word .*"
              + "|a log prefix of .*|a comment of .*|\".*\" names no table|.* names no interface"
              // octal, hexadecimal, short, by name, with holes
              + "|X is a short form|X is no address.*|.* has a leading zero.*|mask N has holes"
              + "|NxN is no protocol"
              + "|NxN is no port, nor a service known for \\w+|.* is no address of IPvN"
              // cut, stored as something else, never or always matching
              + "|port N is over N|range N is reversed|the negation of every port"
              + "|! with every interface never matches|.* is no number from N to N"
              + "|--log-level N is no level|flags .*never matches|an empty mask of flags.*"
              // rates of bytes, and units cut off
              + "|.* is no rate|.* names no unit of time"
              // other forms of a type, services in other protocols, no target
              + "|\\w+ is no ICMP type|\\w+ is no type of packet|iptables takes no = behind --match"
              + "|the rule has no target|N is no range"
              + "|a burst of N at .*|! with N never matches|.*N is no length",
          Pattern.DOTALL);

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
          } else if (!printed.equals(row.savedNft()) || !isLegacy(row.savedLegacy(), printed)) {
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
        .limit(400)
        .forEach(e -> System.out.println("  " + e.getValue() + " " + e.getKey()));
    assertThat(accepted).as("accepted").isPositive();
    assertThat(refused.keySet().stream().filter(RuleCorpusTest::isUnexplained))
        .as("the tool loads it, and facts, section 7, has it")
        .isEmpty();
    assertThat(unloadable).as("accepted, but no real load").isEmpty();
    assertThat(printedOtherwise).as("canonical text is not the saved one").isEmpty();
  }

  /** Legacy keeps {@code ! 0:n}, where nft stores what is left: the same packets either way. */
  private static boolean isLegacy(List<String> saved, List<String> printed) {
    return printed.equals(saved)
        || printed.equals(saved.stream().map(SavedText::withRestOfPorts).toList());
  }

  /**
   * Whether a line that the tool loads was refused for another reason than those of the language.
   */
  private static boolean isUnexplained(String reason) {
    return reason.startsWith("loads: ") && !OUT_OF_SCOPE.matcher(reason.substring(7)).matches();
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
