package dev.nirs.suggestion;

import dev.nirs.model.AnswerSchema;
import dev.nirs.model.FieldsReader;
import dev.nirs.model.ModelRequest;
import dev.nirs.model.NumbersReader;
import dev.nirs.model.TextReader;
import dev.nirs.prompt.Evidence;
import dev.nirs.prompt.PromptForm;
import dev.nirs.rule.Rule;
import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.Optional;

/** The form in which a model is asked to answer; each brings its own request, reader and repair. */
public sealed interface AnswerForm {

  /**
   * The words of its prompts.
   *
   * @return the template set
   */
  PromptForm words();

  /**
   * Most tokens of an answer.
   *
   * @return 1 or more
   */
  int answerTokens();

  /**
   * What belongs to the question about one window beside the prompt's words.
   *
   * @param window the window
   * @param summary its counts
   * @param policy what may be suggested
   * @return the question's parts; empty where there is nothing that could be answered
   */
  Optional<FormQuestion> question(AlertWindow window, WindowSummary summary, Policy policy);

  /**
   * The form of a name.
   *
   * @param form the name
   * @return the form, with candidates of the greedy choices where it needs any
   */
  static AnswerForm of(PromptForm form) {
    return switch (form) {
      case TEXT -> new Text();
      case SCHEMA -> new Schema();
      case CHOICE -> new Choice(new GreedyCandidates());
    };
  }

  /** Rules of iptables, one a line, as in the talk; the grammar reads them. */
  record Text() implements AnswerForm {
    @Override
    public PromptForm words() {
      return PromptForm.TEXT;
    }

    @Override
    public int answerTokens() {
      return 256;
    }

    @Override
    public Optional<FormQuestion> question(
        AlertWindow window, WindowSummary summary, Policy policy) {
      return Optional.of(
          new FormQuestion(
              List.of(),
              Optional.empty(),
              ModelRequest.TEXT_STOP,
              new TextReader(),
              "the answer holds no rule; write one rule a line that starts with -A"));
    }
  }

  /** Typed fields, each value one of the window's evidence; our code makes the rules. */
  record Schema() implements AnswerForm {
    @Override
    public PromptForm words() {
      return PromptForm.SCHEMA;
    }

    @Override
    public int answerTokens() {
      return 256;
    }

    @Override
    public Optional<FormQuestion> question(
        AlertWindow window, WindowSummary summary, Policy policy) {
      Evidence evidence =
          Evidence.of(summary, policy.version(), prefix -> mayBeNamed(prefix, policy));
      return evidence.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new FormQuestion(
                  List.of(),
                  Optional.of(AnswerSchema.ofFields(evidence)),
                  ModelRequest.JSON_STOP,
                  new FieldsReader(evidence, policy.chain(), policy.version()),
                  "the answer holds no rule; write one JSON object such as"
                      + " {\"reason\":\"scan\",\"rules\":[{\"s\":\"198.51.100.7\"}]}"));
    }

    /** What no rule may name is not offered; all other checks come after the answer. */
    private static boolean mayBeNamed(Prefix prefix, Policy policy) {
      Protection protection = policy.protection();
      return prefix.length() >= policy.shortestPrefix()
          && protection.prefixes().stream().noneMatch(prefix::overlaps)
          && protection.hosts().stream()
              .noneMatch(host -> host.isProtected() && prefix.overlaps(host.prefix()));
    }
  }

  /**
   * Numbers of candidate rules, each of which alone may be suggested.
   *
   * @param candidates where they come from
   */
  record Choice(CandidateRules candidates) implements AnswerForm {
    @Override
    public PromptForm words() {
      return PromptForm.CHOICE;
    }

    @Override
    public int answerTokens() {
      return 64;
    }

    @Override
    public Optional<FormQuestion> question(
        AlertWindow window, WindowSummary summary, Policy policy) {
      List<RuleVerdict> offered = candidates.of(window, policy);
      List<Rule> rules = offered.stream().map(RuleVerdict::rule).toList();
      return rules.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new FormQuestion(
                  offered.stream().map(CandidateRules::line).toList(),
                  Optional.of(AnswerSchema.ofNumbers(rules.size())),
                  ModelRequest.JSON_STOP,
                  new NumbersReader(rules),
                  "the answer holds no number of a candidate; write one JSON object such as"
                      + " {\"reason\":\"scan\",\"rules\":[1,2]}"));
    }
  }
}
