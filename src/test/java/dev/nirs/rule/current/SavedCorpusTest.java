package dev.nirs.rule.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole rulesets made of what the real iptables-save printed for recorded rules. */
class SavedCorpusTest {

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "grammar_positive.tsv,saved_nft,1",
    "grammar_positive.tsv,saved_legacy,1",
    "llm_rules.tsv,saved_nft,0.6",
    "llm_rules.tsv,saved_legacy,0.6"
  })
  void readsWhatTheRealToolPrinted(String file, String column, double share) throws IOException {
    List<String> saved = saved(file, column);
    List<String> lines =
        new ArrayList<>(
            List.of("*filter", ":INPUT ACCEPT [0:0]", ":FORWARD ACCEPT [0:0]", ":OUTPUT DROP"));
    lines.addAll(saved);
    lines.add("COMMIT");
    CurrentRuleset ruleset = CurrentRuleset.read(lines, IpVersion.V4);
    int read = 0;
    int rules = 0;
    for (CurrentChain chain : ruleset.chains().values()) {
      for (CurrentRule rule : chain.rules()) {
        rules++;
        read += rule.reading() instanceof Reading.Unread ? 0 : 1;
        if (rule.reading() instanceof Reading.Plain plain
            && share == 1
            && column.equals("saved_nft")) {
          assertThat(plain.rules().stream().map(Rule::canonical)).containsExactly(rule.text());
        }
      }
    }
    assertThat(rules + ruleset.unread().size()).as("no line is lost").isEqualTo(saved.size());
    assertThat(read).as("read of " + rules).isGreaterThanOrEqualTo((int) (share * rules));
  }

  private static List<String> saved(String file, String column) throws IOException {
    Path path = Path.of("../shared/corpus").resolve(file);
    assumeTrue(Files.isReadable(path), file + " is not here");
    List<String> rows = Files.readAllLines(path);
    List<String> names = List.of(rows.get(0).replaceFirst("^#", "").split("\t", -1));
    List<String> saved = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      String text = cells[names.indexOf(column)];
      text = text.equals("=") ? cells[names.indexOf("saved_nft")] : text;
      for (String rule : text.split(" \\|\\| ", -1)) {
        if (!rule.isEmpty() && !rule.matches(".*\\\\[^\\\\].*")) {
          saved.add(rule.replace("\\\\", "\\"));
        }
      }
    }
    return saved;
  }
}
