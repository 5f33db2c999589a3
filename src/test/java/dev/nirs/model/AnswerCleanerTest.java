package dev.nirs.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCleanerTest {

  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final String RULE = "-A INPUT -s 192.0.2.1 -j DROP";

  /** The rows of {@code answers.tsv}: name, answer, expected lines. */
  static Stream<Arguments> rows() {
    try (InputStream in = AnswerCleanerTest.class.getResourceAsStream("answers.tsv")) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return table
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> Arguments.of(cells[0], text(cells[1]), lines(cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A backslash that the next line left in doubt is in no doubt where nothing follows. */
  static Stream<Arguments> rowsWithoutDoubt() {
    return rows().filter(row -> !row.get()[2].toString().contains("\\"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("rows")
  void takesOutTheRules(String name, String answer, List<String> expected) {
    assertThat(AnswerCleaner.clean(answer, false).lines()).as(name).isEqualTo(expected);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("rowsWithoutDoubt")
  void cleaningAgainChangesNothing(String name, String answer, List<String> expected) {
    String once = String.join("\n", AnswerCleaner.clean(answer, false).lines());
    assertThat(AnswerCleaner.clean(once, false).lines()).as(name).isEqualTo(expected);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("rows")
  void windowsLineEndsChangeNothing(String name, String answer, List<String> expected) {
    String windows = answer.replace("\r\n", "\n").replace("\n", "\r\n");
    assertThat(AnswerCleaner.clean(windows, false).lines()).as(name).isEqualTo(expected);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("rows")
  void whatIsTakenAwayIsSaid(String name, String answer, List<String> expected) {
    CleanedAnswer cleaned = AnswerCleaner.clean(answer, false);
    List<String> written =
        Arrays.stream(answer.split("\\R"))
            .map(String::stripTrailing)
            .filter(line -> !line.isEmpty())
            .toList();
    boolean isUntouched = written.equals(expected);
    assertThat(cleaned.removed().isEmpty()).as(name).isEqualTo(isUntouched || answer.isBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "NONE",
        "None.",
        "No rule",
        "no rules.",
        "**None**",
        "`NONE`",
        "- none",
        "(none)",
        "No safe rule.",
        "no rules needed",
        "N/A",
        "NONE\nEND",
        "Ruleset:\nnone",
        "<think>hard</think>\nNONE"
      })
  void anAnswerMaySayThatThereIsNoRule(String answer) {
    CleanedAnswer cleaned = AnswerCleaner.clean(answer, false);
    assertThat(cleaned.lines()).isEmpty();
    assertThat(cleaned.none()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "no",
        "nonetheless",
        "There is none other than this.",
        "none\n" + RULE,
        "no rule in this list is without risk, I think",
        "N",
        "empty-handed"
      })
  void otherwiseItDoesNot(String answer) {
    assertThat(AnswerCleaner.clean(answer, false).none()).isFalse();
  }

  @Test
  void halfALineOfACutAnswerIsNoRule() {
    String answer = RULE + "\n-A INPUT -j DROP -s 192.0.2.2";
    CleanedAnswer cleaned = AnswerCleaner.clean(answer, true);
    assertThat(cleaned.lines()).containsExactly(RULE);
    assertThat(cleaned.cut()).isTrue();
    assertThat(cleaned.removed()).containsExactly("half a line: -A INPUT -j DROP -s 192.0.2.2");
    assertThat(AnswerCleaner.clean(answer, false).lines()).hasSize(2);
  }

  @Test
  void aCutAnswerThatEndsInALineBreakIsWhole() {
    CleanedAnswer cleaned = AnswerCleaner.clean(RULE + "\n", true);
    assertThat(cleaned.lines()).containsExactly(RULE);
    assertThat(cleaned.cut()).isFalse();
  }

  @Test
  void aRuleJoinedToHalfALineIsNoRule() {
    assertThat(AnswerCleaner.clean("-A INPUT -j DROP \\\n -s 192.0", true).lines()).isEmpty();
  }

  @Test
  void anUnclosedThoughtIsACut() {
    CleanedAnswer cleaned = AnswerCleaner.clean(RULE + "\n<think>but " + RULE, true);
    assertThat(cleaned.lines()).containsExactly(RULE);
    assertThat(cleaned.cut()).isTrue();
  }

  @Test
  void keepsNoMoreThan32Lines() {
    String answer = rules(40);
    CleanedAnswer cleaned = AnswerCleaner.clean(answer, false);
    assertThat(cleaned.lines()).hasSize(32).endsWith("-A INPUT -s 10.0.0.31 -j DROP");
    assertThat(cleaned.cut()).isTrue();
    assertThat(AnswerCleaner.clean(rules(32), false).cut()).isFalse();
  }

  @Test
  void dropsALineThatIsTooLongInsteadOfShorteningIt() {
    String fits = "-A INPUT -s 10.0.0.1 " + "-j DROP ".repeat(124) + "-j DROPED";
    assertThat(fits).hasSizeBetween(1015, 1023);
    assertThat(AnswerCleaner.clean(fits, false).lines()).containsExactly(fits);
    String tooLong = "-A INPUT -j DROP" + " -s 10.0.0.1".repeat(100);
    CleanedAnswer cleaned = AnswerCleaner.clean(tooLong + "\n" + RULE, false);
    assertThat(cleaned.lines()).containsExactly(RULE);
    assertThat(cleaned.cut()).isTrue();
  }

  @Test
  void repeatsAreSaidAndNotKept() {
    CleanedAnswer cleaned =
        AnswerCleaner.clean(RULE + "\n" + RULE.replace(" ", "  ") + "\n1. " + RULE, false);
    assertThat(cleaned.lines()).containsExactly(RULE);
    assertThat(cleaned.removed()).hasSize(2).allMatch(r -> r.startsWith("repeat: "));
  }

  @Test
  void remarksAreBounded() {
    CleanedAnswer cleaned = AnswerCleaner.clean(("x".repeat(500) + "\n").repeat(1000), false);
    assertThat(cleaned.removed()).hasSize(64).endsWith("and 937 more");
    assertThat(cleaned.removed()).allMatch(remark -> remark.length() < 120);
  }

  private static String rules(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "-A INPUT -s 10.0.0." + i + " -j DROP\n")
        .collect(Collectors.joining());
  }

  private static List<String> lines(String cell) {
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(cell.split(" ¶ ")).map(AnswerCleanerTest::text).toList();
  }

  private static String text(String cell) {
    String rules = cell.replace("R1", RULE).replace("R2", "-A INPUT -s 192.0.2.2 -j DROP");
    return UNICODE
        .matcher(rules)
        .replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)))
        .translateEscapes();
  }
}
