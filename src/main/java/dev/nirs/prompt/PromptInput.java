package dev.nirs.prompt;

import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.HostRole;
import java.util.List;

/**
 * Everything a prompt may be made of, most useful first in every list.
 *
 * @param summary what may be said of the window
 * @param chain the chain that rules append to, such as FORWARD: 1 to 28 letters, digits, {@code .},
 *     {@code _} or {@code -}
 * @param examples retrieved cases; the second and later are the first to be dropped
 * @param hosts roles of hosts; those outside the window are dropped before those inside
 * @param advice playbook entries for the pattern
 * @param currentRules rules in force, canonical text; may be empty
 * @param candidates candidate rules with what each matches, one line each, numbered from 1 where
 *     they are shown; empty where the form of answer has none
 * @param warnings rules that a person refused in such a case; dropped early
 */
public record PromptInput(
    WindowSummary summary,
    String chain,
    List<PromptExample> examples,
    List<HostRole> hosts,
    List<PlaybookAdvice> advice,
    List<String> currentRules,
    List<String> candidates,
    List<PromptWarning> warnings) {

  /**
   * Copies the lists and refuses a chain that is none.
   *
   * @throws IllegalArgumentException naming the chain
   */
  public PromptInput {
    if (!chain.matches("[A-Za-z][A-Za-z0-9_.-]{0,27}")) {
      throw new IllegalArgumentException(
          "chain '" + chain + "' is not 1 to 28 letters, digits, . _ or -");
    }
    examples = List.copyOf(examples);
    hosts = List.copyOf(hosts);
    advice = List.copyOf(advice);
    currentRules = PromptLine.rules(currentRules);
    candidates = candidates.stream().map(PromptLine::clean).toList();
    warnings = warnings.stream().filter(w -> !w.rules().isEmpty()).toList();
  }

  /**
   * The same input with other candidates.
   *
   * @param lines candidate rules, one line each
   * @return a copy
   */
  public PromptInput withCandidates(List<String> lines) {
    return new PromptInput(summary, chain, examples, hosts, advice, currentRules, lines, warnings);
  }

  /**
   * The same input with other warnings.
   *
   * @param refused rules that a person refused, the most useful first
   * @return a copy
   */
  public PromptInput withWarnings(List<PromptWarning> refused) {
    return new PromptInput(
        summary, chain, examples, hosts, advice, currentRules, candidates, refused);
  }
}
