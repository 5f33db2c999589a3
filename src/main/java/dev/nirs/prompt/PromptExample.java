package dev.nirs.prompt;

import java.util.List;

/**
 * A verified case of the past as a prompt shows it.
 *
 * @param summary what the window held, in the words of {@link SummaryText#line}; one line, at most
 *     {@value PromptLine#MOST_CHARACTERS} printable ASCII characters after cleaning
 * @param reason what the attack was, for answers in JSON
 * @param rules its ruleset, canonical text, one rule each; rules with quoted text are left out, as
 *     a comment is free text
 */
public record PromptExample(String summary, ReasonCode reason, List<String> rules) {

  /** Cleans both of what is not printable ASCII. */
  public PromptExample {
    summary = PromptLine.clean(summary);
    rules = PromptLine.rules(rules);
  }

  /**
   * A case whose reason is {@link ReasonCode#OTHER}.
   *
   * @param summary what the window held
   * @param rules its ruleset
   */
  public PromptExample(String summary, List<String> rules) {
    this(summary, ReasonCode.OTHER, rules);
  }
}
