package dev.nirs.prompt;

import java.util.List;

/**
 * A verified case of the past as a prompt shows it.
 *
 * @param summary what the window held, in the words of {@link SummaryText#line}; one line, at most
 *     {@value PromptLine#MOST_CHARACTERS} printable ASCII characters after cleaning
 * @param rules its ruleset, canonical text, one rule each; rules with quoted text are left out, as
 *     a comment is free text
 */
public record PromptExample(String summary, List<String> rules) {

  /** Cleans both of what is not printable ASCII. */
  public PromptExample {
    summary = PromptLine.clean(summary);
    rules = PromptLine.rules(rules);
  }
}
