package dev.nirs.verification;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Verdict;
import dev.nirs.selection.BenignCount;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Levels L2 to L5 for the rules of an answer: each is run against the alerts and the benign flows
 * of the window, in order, and kept where nothing speaks against it.
 */
public final class Verifier {
  /** Rules from which an index of the flows is worth its making. */
  private static final int MANY_RULES = 8;

  private final Policy policy;
  private final SafetyCheck safety;

  /**
   * A verifier under a policy.
   *
   * @param policy what may be suggested
   */
  public Verifier(Policy policy) {
    this.policy = policy;
    this.safety = new SafetyCheck(policy);
  }

  /**
   * Verifies rules against a window.
   *
   * @param rules the rules, in the order they would be appended
   * @param window the window
   * @return a verdict for each
   */
  public RulesetVerdict verify(List<Rule> rules, AlertWindow window) {
    List<RuleVerdict> verdicts = new ArrayList<>(rules.size());
    Traffic traffic = traffic(window, rules.size());
    State state = new State();
    for (Rule rule : rules) {
      verdicts.add(verify(rule, traffic, state));
    }
    return new RulesetVerdict(verdicts, state.matched, state.hit);
  }

  private static Traffic traffic(AlertWindow window, int rules) {
    List<Alert> alerts = window.alerts();
    List<Flow> benign = window.benign();
    IntFunction<FiveTuple> alert = i -> alerts.get(i).flow().tuple();
    IntFunction<FiveTuple> flow = i -> benign.get(i).tuple();
    return rules < MANY_RULES
        ? new Traffic(
            WindowFlows.plain(alert, alerts.size()),
            WindowFlows.plain(flow, benign.size()),
            benign.size())
        : new Traffic(
            WindowFlows.indexed(alert, alerts.size()),
            WindowFlows.indexed(flow, benign.size()),
            benign.size());
  }

  private RuleVerdict verify(Rule rule, Traffic traffic, State state) {
    CompiledRule compiled = CompiledRule.of(rule);
    int[] alerts = traffic.alerts.passing(rule, compiled::surelyMatches);
    int[] benign = traffic.benign.passing(rule, tuple -> hits(compiled, tuple));
    int newAlerts = notIn(alerts, state.matched);
    int newBenign = notIn(benign, state.hit);
    int allowed = ChoiceSettings.allowedBenign(traffic.benignFlows, policy.bounds().epsilon());
    Level level = Level.SAFE;
    Optional<Fault> fault = outsidePolicy(rule, state.kept);
    if (fault.isPresent()) {
      level = Level.LEGAL;
    } else if (alerts.length == 0) {
      level = Level.IN_POLICY;
      fault = Optional.of(new Fault(Fault.Kind.NO_ALERT_MATCHED, "matches no alert of the window"));
    } else if (state.hits + newBenign > allowed) {
      level = Level.EFFECTIVE;
      fault = tooMuchBenign(newBenign, state.hits, allowed);
    } else {
      fault = safety.fault(rule, traffic.benignFlows);
      level = fault.isPresent() ? Level.SPARING : Level.SAFE;
      fault = fault.or(() -> redundant(newAlerts));
    }
    if (fault.isEmpty()) {
      state.keep(alerts, benign, newBenign);
    }
    return new RuleVerdict(rule, level, alerts.length, newAlerts, benign.length, newBenign, fault);
  }

  private Optional<Fault> outsidePolicy(Rule rule, int kept) {
    if (!rule.chain().equals(policy.chain())) {
      return outside("appends to " + rule.chain() + ", not to " + policy.chain());
    }
    if (rule.version() != policy.version()) {
      return outside("is of another address family");
    }
    Optional<String> refusal = Suggestible.refusal(rule);
    if (refusal.isPresent()) {
      return outside(refusal.get());
    }
    return kept < policy.bounds().maxRules()
        ? Optional.empty()
        : outside("is one more than the " + policy.bounds().maxRules() + " rules allowed");
  }

  private static Optional<Fault> outside(String message) {
    return Optional.of(new Fault(Fault.Kind.OUTSIDE_POLICY, message));
  }

  private static Optional<Fault> tooMuchBenign(int newBenign, int before, int allowed) {
    return Optional.of(
        new Fault(
            Fault.Kind.TOO_MUCH_BENIGN,
            "hits "
                + newBenign
                + " benign flows"
                + (before > 0 ? " beside the " + before + " already hit" : "")
                + ", "
                + allowed
                + " are allowed"));
  }

  private static Optional<Fault> redundant(int newAlerts) {
    return newAlerts > 0
        ? Optional.empty()
        : Optional.of(
            new Fault(Fault.Kind.REDUNDANT, "matches only alerts that rules before it match"));
  }

  private boolean hits(CompiledRule rule, FiveTuple tuple) {
    return policy.bounds().benignCount() == BenignCount.BOTH
        ? rule.mayHit(tuple)
        : rule.forward(tuple) != Verdict.NO_MATCH;
  }

  private static int notIn(int[] places, BitSet others) {
    int count = 0;
    for (int place : places) {
      count += others.get(place) ? 0 : 1;
    }
    return count;
  }

  /** What rules are run against. */
  private record Traffic(WindowFlows alerts, WindowFlows benign, int benignFlows) {}

  /** What the kept rules do so far. */
  private static final class State {
    private final BitSet matched = new BitSet();
    private final BitSet hit = new BitSet();
    private int hits;
    private int kept;

    void keep(int[] alerts, int[] benign, int newBenign) {
      for (int alert : alerts) {
        matched.set(alert);
      }
      for (int flow : benign) {
        hit.set(flow);
      }
      hits += newBenign;
      kept++;
    }
  }
}
