package dev.nirs.evaluation.exact;

import dev.nirs.rule.Rule;
import java.util.List;
import java.util.Map;

/**
 * The best ruleset of a window, and others beside it.
 *
 * @param best the best found, a rule for each port or list of ports
 * @param bestRules how many rules it takes once those that differ only in ports share multiport
 * @param bound alerts that no ruleset of the candidates can exceed; equal to those of the best
 *     where it is proved to be the optimum
 * @param others the rulesets compared, by name
 */
public record Yardstick(Scored best, int bestRules, int bound, Map<String, Scored> others) {

  /** Copies the map. */
  public Yardstick {
    others = Map.copyOf(others);
  }

  /**
   * Whether the best is proved.
   *
   * @return true where the bound is reached
   */
  public boolean isProved() {
    return best.alerts == bound;
  }

  /**
   * How far a ruleset stays behind the best.
   *
   * @param name its name
   * @return share of the best's alerts that it does not match, 0 or more; 0 where the best matches
   *     none
   * @throws IllegalArgumentException where no ruleset has that name
   */
  public double regret(String name) {
    Scored other = others.get(name);
    if (other == null) {
      throw new IllegalArgumentException("no ruleset is named " + name);
    }
    return best.alerts == 0 ? 0 : (double) (best.alerts - other.alerts) / best.alerts;
  }

  /**
   * A ruleset with what it does to the window.
   *
   * @param rules the rules
   * @param alerts alerts matched by at least one
   * @param benign benign flows hit by at least one
   */
  public record Scored(List<Rule> rules, int alerts, int benign) {
    /** Copies the list. */
    public Scored {
      rules = List.copyOf(rules);
    }
  }
}
