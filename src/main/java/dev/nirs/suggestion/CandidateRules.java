package dev.nirs.suggestion;

import dev.nirs.verification.Policy;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.window.AlertWindow;
import java.util.List;

/** Where the numbered candidates of the choice form come from. */
@FunctionalInterface
public interface CandidateRules {

  /** Most candidates: each costs about 40 tokens of prompt. */
  int MOST = 8;

  /**
   * The candidates for a window.
   *
   * @param window the window
   * @param policy what may be suggested
   * @return at most {@link #MOST} rules, each of which alone may be suggested, most alerts first
   */
  List<RuleVerdict> of(AlertWindow window, Policy policy);

  /**
   * A candidate as a prompt shows it.
   *
   * @param candidate the rule and what it does alone
   * @return one line, without what all candidates share
   */
  static String line(RuleVerdict candidate) {
    String conditions =
        candidate
            .rule()
            .canonical()
            .replaceFirst("^-A \\S+ ", "")
            .replaceAll("/32(?= )|/128(?= )| -m (?:tcp|udp|sctp|dccp)(?= )", "")
            .replaceFirst(" -j DROP$", "");
    return conditions + " alerts " + candidate.alerts() + " normal " + candidate.benign();
  }
}
