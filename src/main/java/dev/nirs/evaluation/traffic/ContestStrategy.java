package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Takes the better of several strategies at each decision, by one of the orders that the design
 * weighs against each other (section 1, step 9).
 */
public final class ContestStrategy implements Strategy {
  private final Order order;
  private final List<Strategy> rivals;

  /** By what one ruleset is better than another. */
  public enum Order {
    /** More alerts matched, then fewer benign flows hit, then fewer rules: the default. */
    BENIGN_BEFORE_RULES,
    /** More alerts matched, then fewer rules, then fewer benign flows hit. */
    RULES_BEFORE_BENIGN,
    /**
     * Chosen on the first two thirds of the alerts at hand: more of the last third matched, then
     * fewer benign flows hit, then fewer rules.
     */
    HELD_OUT
  }

  /**
   * The strategy.
   *
   * @param order by what a ruleset is better
   * @param rivals who is asked; on equal terms the first wins
   */
  public ContestStrategy(Order order, List<Strategy> rivals) {
    this.order = order;
    this.rivals = List.copyOf(rivals);
  }

  @Override
  public List<Rule> decide(Situation situation) {
    return order == Order.HELD_OUT ? heldOut(situation) : allSeen(situation);
  }

  private List<Rule> allSeen(Situation situation) {
    Comparator<Offer> better =
        order == Order.RULES_BEFORE_BENIGN
            ? Comparator.comparingInt(Offer::missed)
                .thenComparingInt(offer -> offer.rules.size())
                .thenComparingInt(Offer::hit)
            : byBenign();
    return rivals.stream()
        .map(rival -> offer(rival, rival.decide(situation), situation, 0))
        .min(better)
        .orElseThrow()
        .rules;
  }

  private List<Rule> heldOut(Situation situation) {
    int learnt = situation.moment().alerts() * 2 / 3;
    Situation past = situation.until(learnt);
    if (past.openAlerts() == 0) {
      return allSeen(situation);
    }
    Strategy winner =
        rivals.stream()
            .map(rival -> offer(rival, rival.decide(past), situation, learnt))
            .min(byBenign())
            .orElseThrow()
            .rival;
    return winner.decide(situation);
  }

  private static Comparator<Offer> byBenign() {
    return Comparator.comparingInt(Offer::missed)
        .thenComparingInt(Offer::hit)
        .thenComparingInt(offer -> offer.rules.size());
  }

  /** What rules do to the alerts from position {@code from} on and to the benign window. */
  private static Offer offer(Strategy rival, List<Rule> rules, Situation situation, int from) {
    Situation.Moment moment = situation.moment();
    BitSet covered = (BitSet) situation.covered().clone();
    BitSet hit = (BitSet) situation.hit().clone();
    for (Rule rule : rules) {
      RuleEffects.Effect effect = situation.effects().of(rule);
      effect.alerts().mark(moment.alertFrom(), moment.alertEnd(), covered);
      effect.benign().mark(moment.benignFrom(), moment.benignEnd(), hit);
    }
    int matched = covered.get(from, moment.alerts()).cardinality();
    return new Offer(rival, rules, moment.alerts() - from - matched, hit.cardinality());
  }

  /** What one rival offers: alerts left over and benign flows hit, active rules included. */
  private record Offer(Strategy rival, List<Rule> rules, int missed, int hit) {}
}
