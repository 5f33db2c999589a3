package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.rule.current.CurrentChain;
import dev.nirs.rule.current.CurrentRule;
import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.rule.current.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists the decisions of a built-in chain in order, with the chains it jumps to written out in
 * their places. What a RETURN takes out of such a chain is taken away from the rules behind it; a
 * rule that could not be read may be a RETURN.
 */
final class ChainWalk {
  /** Steps beyond which the rest is unknown: jumps may multiply rules without bound. */
  static final int MOST_STEPS = 200_000;

  private final CurrentRuleset ruleset;
  private final CurrentChain.Policy policy;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> entered = new HashSet<>();

  private ChainWalk(CurrentRuleset ruleset, CurrentChain.Policy policy) {
    this.ruleset = ruleset;
    this.policy = policy;
  }

  static List<Step> of(CurrentRuleset ruleset, String chain) {
    CurrentChain start = ruleset.chain(chain);
    ChainWalk walk = new ChainWalk(ruleset, start.policy());
    walk.enter(start, Meaning.of(ruleset.version(), List.of()), true);
    return List.copyOf(walk.steps);
  }

  private void enter(CurrentChain chain, Meaning entering, boolean isBuiltIn) {
    if (!entered.add(chain.name()) || steps.size() > MOST_STEPS) {
      Place place = new Place(chain.name(), 1, false);
      String what = "chain " + chain.name() + ", whose jumps are too many to follow";
      steps.add(new Step(place, entering.under(new Opaque.Unread(what)), new Fate.Unknown()));
      return;
    }
    Meaning within = entering;
    for (CurrentRule rule : chain.rules()) {
      within = pass(new Place(chain.name(), rule.number(), false), rule, within, isBuiltIn);
    }
    entered.remove(chain.name());
  }

  /** The packets that are still in the chain behind a rule, those that it decides included. */
  private Meaning pass(Place place, CurrentRule rule, Meaning within, boolean isBuiltIn) {
    return switch (rule.reading()) {
      case Reading.NoVerdict none -> within;
      case Reading.Unread unread -> {
        Meaning bounds = Meaning.of(ruleset.version(), unread.bounds()).and(within);
        Opaque opaque = new Opaque.Unread(place + ", which could not be read");
        Meaning open = bounds.under(opaque);
        add(new Step(place, open, new Fate.Unknown()));
        yield isBuiltIn ? within : within.without(open, place);
      }
      case Reading.Jump jump -> {
        Meaning jumping = Meaning.of(ruleset.version(), jump.matches()).and(within);
        if (!jumping.boxes().isEmpty()) {
          enter(ruleset.chain(jump.chain()), jumping, false);
        }
        yield within;
      }
      case Reading.Plain plain -> {
        Meaning rest = within;
        for (Rule one : plain.rules()) {
          rest = decide(place, one, rest, isBuiltIn);
        }
        yield rest;
      }
    };
  }

  private Meaning decide(Place place, Rule rule, Meaning within, boolean isBuiltIn) {
    Meaning matched = Meaning.of(rule).and(within);
    if (rule.target() instanceof Target.Return && !isBuiltIn) {
      return within.without(matched, place);
    }
    Fate fate = Fate.of(rule.target(), policy, ruleset.version());
    if (!(fate instanceof Fate.GoesOn)) {
      add(new Step(place, matched, fate));
    }
    return within;
  }

  private void add(Step step) {
    if (!step.meaning().boxes().isEmpty()) {
      steps.add(step);
    }
  }
}
