package dev.nirs.suggestion;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nirs.knowledge.Retrieved;
import dev.nirs.knowledge.Warning;
import dev.nirs.model.FinishReason;
import dev.nirs.prompt.PromptForm;
import dev.nirs.summary.Summarizer;
import dev.nirs.window.AlertWindow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions, repairs and what they bring, in every form. */
class InquirerTest {
  private static final AlertWindow WINDOW =
      window(
          List.of(
              "tcp 203.0.113.7:4000 > 192.0.2.10:80",
              "tcp 203.0.113.7:4001 > 192.0.2.10:80",
              "tcp 203.0.113.99:4002 > 192.0.2.11:21"),
          quiet(150));
  private static final String SOURCE = "{\"reason\":\"flood\",\"rules\":[{\"s\":\"203.0.113.7\"}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          TEXT   | -A INPUT -s 203.0.113.7 -j DROP
          SCHEMA | {"reason":"flood","rules":[{"s":"203.0.113.7"}]}
          CHOICE | {"reason":"flood","rules":[1]}
          """)
  void aGoodAnswerIsAskedForOnce(PromptForm form, String answer) {
    ScriptedModel model = ScriptedModel.of(answer);
    Inquiry inquiry = model.ask(form, 2, WINDOW);
    assertThat(model.asked()).hasSize(1);
    assertThat(inquiry.form()).isEqualTo(form.word());
    Proposal.Rules proposal = (Proposal.Rules) ModelProposer.of(inquiry);
    assertThat(proposal.verdict().kept()).isNotEmpty();
    assertThat(proposal.run().form()).isEqualTo(form.word());
    assertThat(proposal.run().reason()).isEqualTo(form == PromptForm.TEXT ? "" : "flood");
    assertThat(inquiry.lastAnswered().orElseThrow().verified().isValid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          TEXT | -A INPUT -s 203.0.113.7 -p tcp --dport 728-65535 -j DROP | column
          TEXT | -A INPUT -j DROP | hits 150 benign flows, 0 are allowed
          TEXT | -A INPUT -s 8.8.8.8 -j DROP | matches no alert
          TEXT | -A INPUT -p udp -d 198.18.0.53 -j DROP | matches no alert
          TEXT | I am sorry. | one rule a line
          SCHEMA | {"reason":"flood","rules":[{"s":"0.0.0.0/0"}]} | none of the window's sources
          SCHEMA | {"reason":"flood","rules":[{"d":"192.0.2.10","s":"203.0.113.99"}]} | matches no alert
          SCHEMA | no JSON at all | one JSON object
          CHOICE | {"reason":"flood","rules":[99]} | expected 1 to
          CHOICE | -A INPUT -F | one JSON object
          """)
  void aFaultIsToldExactlyAndTheSecondAnswerCounts(PromptForm form, String first, String told) {
    String second =
        switch (form) {
          case TEXT -> "-A INPUT -s 203.0.113.7 -j DROP";
          case SCHEMA -> SOURCE;
          case CHOICE -> "{\"reason\":\"flood\",\"rules\":[1]}";
        };
    ScriptedModel model = ScriptedModel.of(first, second);
    Inquiry inquiry = model.ask(form, 2, WINDOW);
    assertThat(model.asked()).hasSize(2);
    String again = model.asked().get(1).user();
    assertThat(again).startsWith(model.asked().get(0).user()).contains(told);
    assertThat(model.asked().get(1).system()).isEqualTo(model.asked().get(0).system());
    assertThat(model.asked().get(1).jsonSchema()).isEqualTo(model.asked().get(0).jsonSchema());
    Proposal.Rules proposal = (Proposal.Rules) ModelProposer.of(inquiry);
    assertThat(proposal.run().attempts()).isEqualTo(2);
  }

  @Test
  void tooMuchBenignIsToldWithItsNumber() {
    AlertWindow mixed =
        window(
            List.of("tcp 203.0.113.7:4000 > 192.0.2.10:80"),
            java.util.stream.Stream.concat(
                    quiet(150).stream(),
                    java.util.stream.Stream.of("tcp 203.0.113.7:5000 > 192.0.2.99:443"))
                .toList());
    ScriptedModel model = ScriptedModel.of("-A INPUT -s 203.0.113.7 -j DROP", "NONE");
    Inquiry inquiry = model.ask(PromptForm.TEXT, 2, mixed);
    assertThat(model.asked().get(1).user()).contains("hits 1 benign flows, 0 are allowed");
    assertThat(inquiry.lastAnswered().orElseThrow().verified().read().none()).isTrue();
    assertThat(((Proposal.Failed) ModelProposer.of(inquiry)).reason())
        .isEqualTo(FallbackReason.DECLINED);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "4, 4"})
  void neverMoreQuestionsThanAllowed(int attempts, int asked) {
    ScriptedModel model = ScriptedModel.of("nonsense");
    Inquiry inquiry = model.ask(PromptForm.SCHEMA, attempts, WINDOW);
    assertThat(model.asked()).hasSize(asked);
    assertThat(((Proposal.Failed) ModelProposer.of(inquiry)).reason())
        .isEqualTo(FallbackReason.UNPARSEABLE);
  }

  @Test
  void attemptsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Inquirer.Asking(new AnswerForm.Text(), 0))
        .withMessageContaining("attempts 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Inquirer.Asking(new AnswerForm.Text(), 11))
        .withMessageContaining("attempts 11");
  }

  @ParameterizedTest
  @EnumSource(PromptForm.class)
  void noSafeRuleIsTakenAtItsWord(PromptForm form) {
    ScriptedModel model =
        ScriptedModel.of(
            form == PromptForm.TEXT ? "NONE" : "{\"reason\":\"no-safe-rule\",\"rules\":[]}");
    Inquiry inquiry = model.ask(form, 3, WINDOW);
    assertThat(model.asked()).hasSize(1);
    assertThat(((Proposal.Failed) ModelProposer.of(inquiry)).reason())
        .isEqualTo(FallbackReason.DECLINED);
    assertThat(inquiry.lastAnswered().orElseThrow().verified().isValid()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(PromptForm.class)
  void whatAnAnalystRejectedIsShownWithTheReason(PromptForm form) {
    ScriptedModel model = ScriptedModel.of("nonsense");
    Warning warning =
        new Warning(
            "suggestion/1", List.of("-A INPUT -s 203.0.113.7/32 -j DROP"), "our own scanner");
    Retrieved retrieved = new Retrieved(List.of(), List.of(), List.of(warning));
    Inquiry inquiry =
        model.inquirer(form, 1, summary -> retrieved).ask(WINDOW, Summarizer.of(WINDOW));
    assertThat(model.asked().getFirst().user())
        .contains("Avoid (an analyst rejected this): -s 203.0.113.7 because our own scanner\n");
    assertThat(inquiry.shown()).containsExactly("suggestion/1");
  }

  @Test
  void aCutAnswerIsToldToBeShorterAndItsWholeRulesCount() {
    ScriptedModel cut =
        ScriptedModel.stopping(FinishReason.LENGTH, "{\"reason\":\"flood\",\"rules\":[{\"s\":");
    cut.ask(PromptForm.SCHEMA, 2, WINDOW);
    assertThat(cut.asked().get(1).user()).contains("was too long and was cut");
    ScriptedModel one =
        ScriptedModel.stopping(FinishReason.LENGTH, SOURCE.replace("]}", ",{\"s\":\"203.0"));
    Inquiry inquiry = one.ask(PromptForm.SCHEMA, 2, WINDOW);
    assertThat(one.asked()).hasSize(1);
    assertThat(ModelProposer.of(inquiry)).isInstanceOf(Proposal.Rules.class);
  }

  @Test
  void whereNoCandidateIsSafeNobodyIsAsked() {
    AlertWindow unsafe =
        window(
            List.of("tcp 203.0.113.7:4000 > 192.0.2.10:80"),
            List.of("tcp 203.0.113.7:4000 > 192.0.2.10:80"));
    ScriptedModel model = ScriptedModel.of("{\"reason\":\"flood\",\"rules\":[1]}");
    Inquiry inquiry = model.ask(PromptForm.CHOICE, 2, unsafe);
    assertThat(model.asked()).isEmpty();
    assertThat(((Proposal.Failed) ModelProposer.of(inquiry)).reason())
        .isEqualTo(FallbackReason.NO_CANDIDATE);
  }

  @ParameterizedTest
  @EnumSource(PromptForm.class)
  void whatIsEqualFromWindowToWindowStandsFirst(PromptForm form) {
    ScriptedModel model = ScriptedModel.of("{}");
    model.ask(form, 1, WINDOW);
    model.ask(form, 1, window(List.of("udp 203.0.113.200:1 > 192.0.2.77:53"), quiet(200)));
    String first = model.asked().get(0).user();
    String second = model.asked().get(1).user();
    assertThat(model.asked().get(1).system()).isEqualTo(model.asked().get(0).system());
    int common = first.indexOf("Now the window to answer.");
    assertThat(common).isPositive();
    assertThat(second.substring(0, common)).isEqualTo(first.substring(0, common));
    assertThat(model.asked().get(0).system()).hasSizeGreaterThan(700);
  }

  @Test
  void candidatesAreNumberedWithWhatTheyDo() {
    ScriptedModel model = ScriptedModel.of("{}");
    model.ask(PromptForm.CHOICE, 1, WINDOW);
    assertThat(model.asked().get(0).user())
        .containsPattern("\\n1: -[sd] .* alerts 3 normal 0\\n")
        .contains(
            ": -s 203.0.113.7 alerts 2 normal 0\n",
            ": -d 192.0.2.10 -p tcp --dport 80 alerts 2 normal 0\n");
  }
}
