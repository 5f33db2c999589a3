package dev.nirs.suggestion;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.knowledge.Retrieved;
import dev.nirs.model.OllamaModel;
import dev.nirs.model.OllamaServer;
import dev.nirs.model.OllamaSettings;
import dev.nirs.model.RetryRule;
import dev.nirs.prompt.PromptBudget;
import dev.nirs.prompt.PromptForm;
import dev.nirs.prompt.PromptTemplates;
import dev.nirs.prompt.PromptWriter;
import dev.nirs.summary.Summarizer;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a real model the forms in JSON are valid by construction; skipped where there is none. */
@Tag("ollama")
class RealOllamaFormsTest {
  private static final String URL =
      Optional.ofNullable(System.getenv("NIRS_TEST_OLLAMA_URL")).orElse("http://127.0.0.1:11434");
  private static final AlertWindow WINDOW =
      window(
          List.of(
              "tcp 203.0.113.7:4000 > 192.0.2.10:80",
              "tcp 203.0.113.7:4001 > 192.0.2.10:80",
              "tcp 203.0.113.99:4002 > 192.0.2.11:21"),
          quiet(150));

  @ParameterizedTest
  @CsvSource({
    "smollm2-135m, SCHEMA",
    "smollm2-135m, CHOICE",
    "qwen2.5-coder-0.5b, SCHEMA",
    "qwen2.5-coder-0.5b, CHOICE"
  })
  void theFirstAnswerIsValid(String name, PromptForm words) {
    OllamaSettings settings = OllamaSettings.of(URL, name);
    assumeTrue(
        new OllamaServer(settings).status().model(name).isPresent(),
        () -> "no model " + name + " at " + URL);
    AnswerForm form = AnswerForm.of(words);
    PromptBudget budget = new PromptBudget(2048, form.answerTokens(), 256);
    Inquirer inquirer =
        new Inquirer(
            ScriptedModel.policy(),
            new Inquirer.Asking(form, 1),
            new OllamaModel(settings, RetryRule.DEFAULT, System::nanoTime),
            new PromptWriter(PromptTemplates.bundled(words), budget),
            summary -> new Retrieved(List.of(), List.of()));
    Inquiry inquiry = inquirer.ask(WINDOW, Summarizer.of(WINDOW));
    Round.Answered answered = inquiry.lastAnswered().orElseThrow();
    assertThat(answered.verified().isValid()).as(answered.answer().text()).isTrue();
    assertThat(answered.answer().usage().promptTokens().orElseThrow())
        .isLessThanOrEqualTo(answered.prompt().estimatedTokens());
  }
}
