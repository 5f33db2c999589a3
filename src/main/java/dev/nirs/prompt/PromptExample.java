package dev.nirs.prompt;

import dev.nirs.summary.WindowSummary;
import java.util.List;

/**
 * A verified case of the past.
 *
 * @param window what its window held
 * @param reason what the attack was, for answers in JSON
 * @param rules its ruleset, canonical text, one rule each; rules with quoted text are left out, as
 *     a comment is free text
 */
public record PromptExample(WindowSummary window, ReasonCode reason, List<String> rules) {

  /** Cleans the rules of what is not printable ASCII. */
  public PromptExample {
    rules = PromptLine.rules(rules);
  }
}
