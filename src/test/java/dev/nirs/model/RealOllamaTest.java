package dev.nirs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.model.ModelReply.Answer;
import dev.nirs.prompt.Prompt;
import dev.nirs.prompt.PromptBudget;
import dev.nirs.prompt.PromptForm;
import dev.nirs.prompt.PromptInput;
import dev.nirs.prompt.PromptTemplates;
import dev.nirs.prompt.PromptWriter;
import dev.nirs.prompt.Windows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of a model, on a real server; skipped where there is none. */
@Tag("ollama")
class RealOllamaTest {

  private static final String URL =
      Optional.ofNullable(System.getenv("NIRS_TEST_OLLAMA_URL")).orElse("http://127.0.0.1:11434");
  private static final String MODEL = "qwen2.5-coder-0.5b";
  private static final String SMALL = "smollm2-135m";
  private static final String BASE = "gemma3-270m";
  private static final PromptWriter WRITER =
      new PromptWriter(PromptTemplates.bundled(PromptForm.TEXT), PromptBudget.DEFAULT);

  @BeforeAll
  static void needsAServer() {
    OllamaStatus status = status();
    assumeTrue(status.isReachable(), () -> "no Ollama at " + URL);
    assumeTrue(status.model(MODEL).isPresent(), () -> "no model " + MODEL + " at " + URL);
  }

  @Test
  void theSameQuestionGetsTheSameBytesAndARule() {
    Prompt prompt = WRITER.write(Windows.usual());
    Answer first = ask(MODEL, prompt, 64);
    Answer second = ask(MODEL, prompt, 64);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(AnswerCleaner.clean(first.text(), first.isCutShort()).lines()).isNotEmpty();
    assertThat(first.usage().digest()).hasValueSatisfying(d -> assertThat(d).hasSize(64));
    assertThat(first.usage().times().elapsed()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {MODEL, SMALL})
  void noPromptIsLongerThanEstimated(String model) {
    assumeTrue(status().model(model).isPresent(), () -> "no model " + model + " at " + URL);
    PromptInput usual = Windows.usual();
    PromptInput widest =
        new PromptInput(
            Windows.widest(8),
            usual.chain(),
            usual.examples(),
            usual.hosts(),
            usual.advice(),
            usual.currentRules(),
            List.of(),
            List.of());
    isNotLonger(model, WRITER.write(usual));
    isNotLonger(model, WRITER.write(widest));
  }

  @Test
  void aModelWithoutAPlaceForTheSystemTextReadsItAllTheSame() {
    assumeTrue(status().model(BASE).isPresent(), () -> "no model " + BASE + " at " + URL);
    isNotLonger(BASE, WRITER.write(Windows.usual()));
  }

  @Test
  void aLongerPromptThanTheContextIsSeenToBeCut() {
    assumeTrue(status().model(SMALL).isPresent(), () -> "no model " + SMALL + " at " + URL);
    ModelReply reply = model(SMALL).ask(ModelRequest.text("", "10.1.2.3 ".repeat(300), 1));
    assertThat(reply).isInstanceOf(ModelFailure.PromptTruncated.class);
  }

  @Test
  void anUnknownModelIsMissing() {
    assertThat(model("no-such-model").ask(ModelRequest.text("", "hello", 1)))
        .isEqualTo(new ModelFailure.MissingModel("no-such-model"));
  }

  private static void isNotLonger(String model, Prompt prompt) {
    ModelUsage usage = ask(model, prompt, 1).usage();
    assertThat(usage.promptTokens().orElseThrow())
        .isLessThanOrEqualTo(prompt.estimatedTokens())
        .isGreaterThan(prompt.estimatedTokens() / 2);
  }

  private static Answer ask(String model, Prompt prompt, int maxTokens) {
    ModelReply reply =
        model(model).ask(ModelRequest.text(prompt.system(), prompt.user(), maxTokens));
    assertThat(reply).isInstanceOf(Answer.class);
    return (Answer) reply;
  }

  private static OllamaModel model(String name) {
    return new OllamaModel(OllamaSettings.of(URL, name), RetryRule.DEFAULT, System::nanoTime);
  }

  private static OllamaStatus status() {
    return new OllamaServer(OllamaSettings.of(URL, MODEL)).status();
  }
}
