package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import dev.nirs.rule.current.CurrentChain;
import dev.nirs.rule.current.CurrentRuleset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at rules that are to be appended to a host's ruleset, one after the other: what they add,
 * what is covered already, what never reaches them, and which rules they make redundant.
 *
 * <p>"Covered", "never reached" and "redundant" are said only where they are proven over the exact
 * sets of {@link Relations}; anything that could not be read or decided gives {@link
 * Finding.NotProven}. Redundant means that no packet's fate changes; what LOG rules and counters
 * see may.
 */
public final class RulesetReview {
  private final CurrentRuleset current;
  private final Map<String, List<Step>> steps = new HashMap<>();

  private RulesetReview(CurrentRuleset current) {
    this.current = current;
  }

  /**
   * Reviews rules against a host's ruleset and one another.
   *
   * @param rules the rules, in the order in which they are appended
   * @param current what the host has
   * @return a review for each, in order
   * @throws IllegalArgumentException where a rule is of another family than the ruleset
   */
  public static List<ReviewedRule> of(List<Rule> rules, CurrentRuleset current) {
    RulesetReview review = new RulesetReview(current);
    List<ReviewedRule> reviews = new ArrayList<>();
    for (Rule rule : rules) {
      int number = reviews.size() + 1;
      reviews.add(new ReviewedRule(number, rule, review.append(rule, number)));
    }
    return reviews;
  }

  /**
   * The rules of a host's own chain that could go: those of which rules before them decide about
   * every packet.
   *
   * @param current what the host has
   * @param chain a built-in chain of the filter table
   * @return a finding for each such rule of the chain itself, {@link Finding.Covered} or {@link
   *     Finding.NeverReached}, by its number; empty where lines could not be read
   */
  public static Map<Integer, Finding> shadowed(CurrentRuleset current, String chain) {
    Map<Integer, Finding> findings = new TreeMap<>();
    List<Step> steps = current.unread().isEmpty() ? ChainWalk.of(current, chain) : List.of();
    Nearby nearby = new Nearby(steps.stream().map(Step::meaning).toList());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.place().chain().equals(chain)) {
        int own = i;
        List<Step> near =
            nearby.indexes(step.meaning()).stream()
                .filter(index -> index < own)
                .map(steps::get)
                .toList();
        Standing standing = new Standing(step.meaning(), step.fate(), near);
        if (standing.reach() instanceof Containment.Proven) {
          findings.put(step.place().number(), standing.taken());
        }
      }
    }
    return findings;
  }

  private List<Finding> append(Rule rule, int number) {
    if (rule.version() != current.version()) {
      throw new IllegalArgumentException(
          "rule "
              + number
              + " is for "
              + rule.version()
              + ", the ruleset for "
              + current.version());
    }
    if (!current.unread().isEmpty()) {
      return List.of(new Finding.NotProven("how it stands to the ruleset", unread()));
    }
    CurrentChain chain = current.chain(rule.chain());
    List<Step> before =
        steps.computeIfAbsent(rule.chain(), name -> new ArrayList<>(ChainWalk.of(current, name)));
    Meaning meaning = Meaning.of(rule);
    Fate fate = Fate.of(rule.target(), chain.policy(), rule.version());
    List<Step> near = before.stream().filter(s -> meaning.mayOverlap(s.meaning())).toList();
    List<Finding> findings =
        new Standing(meaning, fate, near).findings(Fate.of(chain.policy()), rule.chain());
    if (!(fate instanceof Fate.GoesOn)) {
      before.add(new Step(new Place(rule.chain(), number, true), meaning, fate));
    }
    return findings;
  }

  private String unread() {
    int more = current.unread().size() - 1;
    return current.unread().get(0) + (more > 0 ? ", and " + more + " more" : "");
  }
}
