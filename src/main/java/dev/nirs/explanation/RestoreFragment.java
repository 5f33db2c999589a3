package dev.nirs.explanation;

import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The rules of a run as input for {@code iptables-restore -n} (ip6tables-restore for IPv6):
 * appended to the filter table, nothing flushed, equal rules once, the canonical text only.
 */
public final class RestoreFragment {
  private final Set<String> rules = new LinkedHashSet<>();

  /** A fragment without rules. */
  public RestoreFragment() {}

  /**
   * Adds the rules of a suggestion.
   *
   * @param suggestion its rules are added in order
   */
  public void add(Suggestion suggestion) {
    suggestion.rules().stream()
        .map(SuggestedRule::rule)
        .forEach(rule -> rules.add(rule.canonical()));
  }

  /**
   * The fragment: {@code *filter}, the rules, {@code COMMIT}; loads also where there is no rule.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("*filter\n");
    rules.forEach(rule -> text.append(rule).append('\n'));
    return text.append("COMMIT\n").toString();
  }
}
