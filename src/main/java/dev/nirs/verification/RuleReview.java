package dev.nirs.verification;

import dev.nirs.rule.HistoryMatch;
import dev.nirs.rule.Match;
import dev.nirs.rule.PacketMatch;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a reviewer says of rules that are legal: everything that speaks against applying them,
 * without looking at any traffic.
 */
public final class RuleReview {
  private static final Set<String> TARGETS =
      Set.of("accept", "drop", "reject", "return", "log", "queue");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F]+");

  private static final String LOOPBACK_INTERFACE = "lo";

  private final SafetyCheck safety;

  /**
   * A review under a policy.
   *
   * @param policy what is protected and how wide a rule may be; its bounds are not looked at
   */
  public RuleReview(Policy policy) {
    this.safety = new SafetyCheck(policy);
  }

  /**
   * Reviews one rule.
   *
   * @param rule a rule of the policy's family
   * @return every fault; empty where nothing speaks against it
   */
  public List<PolicyFault> review(Rule rule) {
    List<PolicyFault> faults = new ArrayList<>();
    if (TARGETS.contains(rule.chain().toLowerCase(Locale.ROOT))) {
      add(
          faults,
          PolicyFault.Kind.SHADOWS_TARGET,
          "appends to chain " + rule.chain() + ", which -j takes for the target of that name");
    }
    switch (rule.target()) {
      case Target.Accept accept ->
          add(faults, PolicyFault.Kind.OPENS, "lets traffic through that later rules might stop");
      case Target.Return back ->
          add(faults, PolicyFault.Kind.OPENS, "takes traffic past the later rules of its chain");
      case Target.Log log ->
          add(faults, PolicyFault.Kind.NO_EFFECT, "only writes to the log and stops nothing");
      case Target.Drop drop -> stopping(rule, faults);
      case Target.Reject reject -> stopping(rule, faults);
    }
    Contradictions.of(rule).ifPresent(why -> add(faults, PolicyFault.Kind.NO_EFFECT, why));
    return List.copyOf(faults);
  }

  private void stopping(Rule rule, List<PolicyFault> faults) {
    for (Fault fault : safety.faults(rule)) {
      boolean wide = fault.kind() == Fault.Kind.TOO_WIDE;
      add(
          faults,
          wide ? PolicyFault.Kind.TOO_WIDE : PolicyFault.Kind.PROTECTED,
          fault.message() + (wide ? hint(rule) : ""));
    }
    rule.match(PacketMatch.InInterface.class)
        .filter(m -> !m.negated() && m.pattern().text().equals(LOOPBACK_INTERFACE))
        .ifPresent(
            m ->
                add(
                    faults,
                    PolicyFault.Kind.PROTECTED,
                    "cuts what this host sends to itself over " + m.pattern()));
    rule.matches().stream()
        .flatMap(m -> wrongWayRound(m).stream())
        .forEach(why -> add(faults, PolicyFault.Kind.WRONG_WAY_ROUND, why));
  }

  /** Where a wide rule has an address after all, in its comment. */
  private static String hint(Rule rule) {
    boolean mentioned =
        rule.match(Match.Comment.class).filter(c -> ADDRESS.matcher(c.text()).find()).isPresent();
    return mentioned ? "; the address in its comment is no condition" : "";
  }

  private static Optional<String> wrongWayRound(Match match) {
    return switch (match) {
      case HistoryMatch.Limit m ->
          Optional.of("stops what stays within " + m.rate() + " and lets pass what is above");
      case HistoryMatch.HashLimit m when m.bound() == HistoryMatch.Bound.UPTO ->
          Optional.of("stops what stays within " + m.rate() + " and lets pass what is above");
      case HistoryMatch.ConnLimit m when m.bound() == HistoryMatch.Bound.UPTO ->
          Optional.of(
              "stops who has at most "
                  + m.connections()
                  + " connections and lets pass who has more");
      case HistoryMatch.Recent m
          when m.negated() && m.action() == HistoryMatch.Recent.Action.RCHECK ->
          Optional.of("stops who is not on the list " + m.list().name());
      default -> Optional.empty();
    };
  }

  /**
   * Reviews rules that are applied together: what none of them does alone.
   *
   * @param rules rules of one family, such as those that one line with a list of addresses makes
   * @return a fault where their networks join to more than a rule may name; empty otherwise
   */
  public List<PolicyFault> together(List<Rule> rules) {
    List<PolicyFault> faults = new ArrayList<>();
    Set<Rule> seen = new HashSet<>(rules);
    List<Rule> open = new ArrayList<>(seen);
    for (int i = 0; i < open.size(); i++) {
      for (Rule wider : joined(open.get(i), seen)) {
        if (seen.add(wider)) {
          open.add(wider);
          if (review(wider).stream().anyMatch(f -> f.kind() == PolicyFault.Kind.TOO_WIDE)
              && !isWide(open.get(i))) {
            add(
                faults,
                PolicyFault.Kind.TOO_WIDE,
                "rules of this set add up to " + wider.canonical());
          }
        }
      }
    }
    return List.copyOf(faults);
  }

  private boolean isWide(Rule rule) {
    return review(rule).stream().anyMatch(f -> f.kind() == PolicyFault.Kind.TOO_WIDE);
  }

  /** The rules that a rule and its twin, equal but for the last bit of one prefix, add up to. */
  private static List<Rule> joined(Rule rule, Set<Rule> others) {
    List<Rule> wider = new ArrayList<>();
    for (int i = 0; i < rule.matches().size(); i++) {
      Match match = rule.matches().get(i);
      if (match instanceof Match.Source m && !m.negated()) {
        Prefix twin = twin(m.prefix());
        if (others.contains(with(rule, i, Optional.of(new Match.Source(twin, false))))) {
          wider.add(with(rule, i, parent(m.prefix()).map(p -> new Match.Source(p, false))));
        }
      } else if (match instanceof Match.Destination m && !m.negated()) {
        Prefix twin = twin(m.prefix());
        if (others.contains(with(rule, i, Optional.of(new Match.Destination(twin, false))))) {
          wider.add(with(rule, i, parent(m.prefix()).map(p -> new Match.Destination(p, false))));
        }
      }
    }
    return wider;
  }

  private static Rule with(Rule rule, int index, Optional<? extends Match> match) {
    List<Match> matches = new ArrayList<>(rule.matches());
    matches.remove(index);
    match.ifPresent(m -> matches.add(index, m));
    return new Rule(rule.version(), rule.chain(), matches, rule.target());
  }

  private static Optional<Prefix> parent(Prefix prefix) {
    return prefix.length() == 1
        ? Optional.empty()
        : Optional.of(Prefix.of(prefix.address(), prefix.length() - 1));
  }

  /** The other half of the next wider network. */
  private static Prefix twin(Prefix prefix) {
    int bit = prefix.version().bits() - prefix.length();
    long high = bit >= Long.SIZE ? 1L << bit - Long.SIZE : 0;
    long low = bit < Long.SIZE ? 1L << bit : 0;
    return Prefix.of(
        new IpAddress(prefix.address().high() ^ high, prefix.address().low() ^ low),
        prefix.length());
  }

  private static void add(List<PolicyFault> faults, PolicyFault.Kind kind, String message) {
    faults.add(new PolicyFault(kind, message));
  }
}
