package dev.nirs.suggestion;

import dev.nirs.knowledge.Retrieved;
import dev.nirs.model.FinishReason;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelReply;
import dev.nirs.model.ModelRequest;
import dev.nirs.model.ModelTimes;
import dev.nirs.model.ModelUsage;
import dev.nirs.prompt.PromptBudget;
import dev.nirs.prompt.PromptForm;
import dev.nirs.prompt.PromptTemplates;
import dev.nirs.prompt.PromptWriter;
import dev.nirs.selection.BenignCount;
import dev.nirs.summary.Summarizer;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A model that says what it is told to, the last thing for ever, and keeps what it was asked. */
public final class ScriptedModel implements LanguageModel {
  private final FinishReason finish;
  private final List<String> answers;
  private final List<ModelRequest> asked = new ArrayList<>();

  private ScriptedModel(FinishReason finish, String... answers) {
    this.finish = finish;
    this.answers = List.of(answers);
  }

  /** A model that is always done. */
  public static ScriptedModel of(String... answers) {
    return new ScriptedModel(FinishReason.STOP, answers);
  }

  static ScriptedModel stopping(FinishReason finish, String... answers) {
    return new ScriptedModel(finish, answers);
  }

  /** A policy with a protected gateway and ssh kept open. */
  public static Policy policy() {
    HostRole gateway =
        new HostRole(
            Prefix.parse("192.0.2.1").orElseThrow(), HostRole.Role.GATEWAY, List.of(), true, "");
    return new Policy(
        "INPUT",
        IpVersion.V4,
        new Bounds(0, 100, BenignCount.BOTH, 100),
        new Protection(Protection.LOOPBACK, List.of(gateway), Protection.SSH));
  }

  /** An inquirer that asks it, without retrieval. */
  public Inquirer inquirer(PromptForm words, int attempts) {
    return inquirer(words, attempts, summary -> new Retrieved(List.of(), List.of()));
  }

  Inquirer inquirer(PromptForm words, int attempts, Recall recall) {
    AnswerForm form = AnswerForm.of(words);
    PromptBudget budget = new PromptBudget(2048, form.answerTokens(), 256);
    return new Inquirer(
        policy(),
        new Inquirer.Asking(form, attempts),
        this,
        new PromptWriter(PromptTemplates.bundled(words), budget),
        recall);
  }

  Inquiry ask(PromptForm form, int attempts, AlertWindow window) {
    return inquirer(form, attempts).ask(window, Summarizer.of(window));
  }

  /** The questions, in order. */
  public List<ModelRequest> asked() {
    return asked;
  }

  /** System and user text of all questions. */
  public List<String> prompts() {
    return asked.stream().flatMap(r -> Stream.of(r.system(), r.user())).toList();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    asked.add(request);
    String text = answers.get(Math.min(asked.size(), answers.size()) - 1);
    ModelTimes times = new ModelTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    return new ModelReply.Answer(
        text,
        new ModelUsage(
            "scripted", Optional.empty(), finish, OptionalInt.empty(), OptionalInt.empty(), times));
  }
}
