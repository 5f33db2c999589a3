package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.List;
import java.util.OptionalInt;

/**
 * The responder that the authors of the talk published, under our replay: the address that is met
 * most among the open alerts, as source or destination, whose share of the open benign flows is
 * within epsilon, becomes a source rule; one a decision, ten in force.
 */
public final class HeuristicStrategy implements Strategy {
  /** Rules in force at most, unless told otherwise. */
  public static final int MOST_RULES = 10;

  private final int capacity;

  /**
   * The strategy.
   *
   * @param capacity most rules in force, 1 or more; the oldest goes
   */
  public HeuristicStrategy(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public List<Rule> decide(Situation situation) {
    AddressVote vote = new AddressVote(situation.seen().trace().addressCount());
    DetectedTrace seen = situation.seen();
    Situation.Moment moment = situation.moment();
    for (boolean asSource : new boolean[] {true, false}) {
      for (int i = 0; i < moment.alerts(); i++) {
        if (!situation.covered().get(i)) {
          vote.alert(end(seen.trace(), seen.alert(moment.alertFrom() + i), asSource));
        }
      }
    }
    int open = 0;
    for (int i = 0; i < moment.benign(); i++) {
      if (!situation.hit().get(i)) {
        open++;
        int flow = seen.benign(moment.benignFrom() + i);
        vote.benign(end(seen.trace(), flow, true));
        vote.benign(end(seen.trace(), flow, false));
      }
    }
    OptionalInt winner = vote.winner(situation.bounds().epsilon() * open);
    return winner.isPresent()
        ? List.of(sourceRule(seen.trace().address(winner.getAsInt())))
        : List.of();
  }

  static int end(Trace trace, int flow, boolean asSource) {
    return asSource ? trace.source(flow) : trace.destination(flow);
  }

  static Rule sourceRule(IpAddress address) {
    return new Rule(
        address.version(),
        "INPUT",
        List.of(new Match.Source(Prefix.host(address), false)),
        new Target.Drop());
  }
}
