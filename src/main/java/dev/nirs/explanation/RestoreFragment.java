package dev.nirs.explanation;

import dev.nirs.rule.Rule;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
    suggestion.rules().stream().map(SuggestedRule::rule).map(Rule::canonical).forEach(rules::add);
  }

  /**
   * A fragment of rules.
   *
   * @param rules the rules, in order
   * @return the fragment
   */
  public static RestoreFragment of(List<Rule> rules) {
    RestoreFragment fragment = new RestoreFragment();
    rules.stream().map(Rule::canonical).forEach(fragment.rules::add);
    return fragment;
  }

  /** Lines of the filter table, each with its command. */
  static String text(Collection<String> lines) {
    StringBuilder text = new StringBuilder("*filter\n");
    lines.forEach(line -> text.append(line).append('\n'));
    return text.append("COMMIT\n").toString();
  }

  /**
   * The fragment: {@code *filter}, the rules, {@code COMMIT}; loads also where there is no rule.
   */
  @Override
  public String toString() {
    return text(rules);
  }
}
