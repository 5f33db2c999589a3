package dev.nirs.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptRepairTest {

  private static final PromptBudget BUDGET = PromptBudget.DEFAULT;
  private final PromptWriter writer =
      new PromptWriter(PromptTemplates.bundled(PromptForm.TEXT), BUDGET);
  private final Prompt first = writer.write(Windows.usual());

  @Test
  void beginsWithTheFirstPromptByteForByte() {
    Prompt repair =
        writer.repair(first, "-A FORWARD -j DROP\n", List.of("line 1: closes everything"));
    assertThat(repair.system()).isEqualTo(first.system());
    assertThat(repair.user())
        .startsWith(first.user())
        .contains("Ruleset:\n-A FORWARD -j DROP\nEND\n", "\nline 1: closes everything\n")
        .endsWith("Ruleset:\n");
    assertThat(repair.omitted()).isEmpty();
  }

  @Test
  void staysWithinTheBudgetWhateverTheAnswer() {
    String answer = "-A FORWARD -s 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff -j DROP\n".repeat(500);
    List<String> faults = Collections.nCopies(500, "!".repeat(5000));
    Prompt repair = writer.repair(first, answer, faults);
    assertThat(repair.estimatedTokens()).isLessThanOrEqualTo(BUDGET.whole());
    assertThat(repair.omitted()).isNotEmpty();
  }

  @Test
  void tenMegabytesOfAnswerAreNoTrouble() {
    Prompt repair = writer.repair(first, "x".repeat(10_000_000), List.of("y".repeat(10_000_000)));
    assertThat(repair.estimatedTokens()).isLessThanOrEqualTo(BUDGET.whole());
  }

  @Test
  void controlCharactersAndLineBreaksInFaultsDoNotGetIn() {
    Prompt repair =
        writer.repair(first, "-A \u202eX\u0000\r\n", List.of("one\ntwo\u0007 \u2028three"));
    assertThat(repair.user().substring(first.user().length()))
        .contains("one two three", "-A X")
        .matches("(?s)[\\x20-\\x7e\\n]*");
  }

  @Test
  void anEmptyAnswerIsSaidToBeNone() {
    assertThat(writer.repair(first, "", List.of("no rule line")).user())
        .contains("Ruleset:\nnone\nEND\n");
  }

  @Test
  void placesInAnAnswerAreNotFilled() {
    assertThat(writer.repair(first, "{{faults}}", List.of("secret")).user()).contains("{{faults}}");
  }

  @Test
  void refusesAFirstPromptOfAnotherBudget() {
    Prompt foreign = new Prompt("", "x", "0", BUDGET.first() + 1, List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.repair(foreign, "", List.of()))
        .withMessageContaining("first prompt");
  }
}
