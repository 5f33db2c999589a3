package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.summary.AttackPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybookFileTest {
  private static final String GOOD = Examples.playbook("syn-flood");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsFrontMatterAndBody(String lineEnd) throws IOException {
    Playbook playbook = PlaybookFile.read(file(GOOD.replace("\n", lineEnd)));
    assertThat(playbook.pattern()).isEqualTo(AttackPattern.SYN_FLOOD);
    assertThat(playbook.id()).isEqualTo("playbook/syn-flood");
    assertThat(playbook.prefer()).isEqualTo("this");
    assertThat(playbook.body()).isEqualTo("Body of syn-flood.");
    assertThat(playbook.passages())
        .containsExactly(
            "syn flood, a title: many alerts",
            "a title: this",
            "a title: because",
            "a title: Body of syn-flood.");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ---%pattern | pattern | :1:1: found 'pattern: syn-flood', expected --- before
          why: "because"%--- | why: "because" | expected --- after the front matter
          pattern: syn-flood | pattern: floods | :2:10: found 'floods', expected one of syn-flood
          pattern: syn-flood | pattern: slow-http | :2:10: found 'slow-http', expected the pattern that the file
          pattern: syn-flood | patern: syn-flood | found the key 'patern'
          title: "a title" | titel: "a title" | found the key 'titel'
          prefer: "this" | prefer: | found no value for prefer
          prefer: "this" | prefer: [this] | :5:9: found a list, expected text
          prefer: "this" | prefer: "this | expected well-formed YAML
          prefer: "this" | prefer: "two\\nlines" | prefer is not one line of printable ASCII
          prefer: "this" | prefer: "\\u2013" | prefer is not one line of printable ASCII
          prefer: "this" | prefer: LONG | prefer of 221 characters is not 1 to 220 long
          avoid: "that" | prefer: "that" | again
          Body of syn-flood. | '' | body of 0 characters
          """)
  void saysWhereAFileIsWrong(String good, String bad, String message) throws IOException {
    String text =
        GOOD.replace(
            good.replace("%", "\n"), bad.replace("%", "\n").replace("LONG", "x".repeat(221)));
    assertThat(text).isNotEqualTo(GOOD);
    Path file = file(text);
    assertThatThrownBy(() -> PlaybookFile.read(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(message);
  }

  @Test
  void everyPatternHasAnEntryThatFitsIntoAPrompt() {
    assertThat(KnowledgeBase.open(Path.of("knowledge-base")).snapshot().playbooks())
        .extracting(Playbook::pattern)
        .containsExactly(AttackPattern.values());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("syn-flood.md"), text);
  }
}
