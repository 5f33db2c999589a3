package dev.nirs.evaluation.traffic;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Verdict;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.FiveTuple;

/** When a rule counts as stopping a flow. */
enum MatchMode {
  /** Its own direction matches, for alerts and benign flows alike. */
  FORWARD,
  /** An alert: its own direction; a benign flow: either direction. */
  BOTH,
  /** Either direction, as far as the record says that data were sent in it. */
  PUBLISHED;

  static MatchMode of(BenignCount direction) {
    return direction == BenignCount.BOTH ? BOTH : FORWARD;
  }

  boolean stopsAlert(CompiledRule rule, Trace trace, int flow) {
    return this == PUBLISHED ? published(rule, trace, flow) : rule.surelyMatches(trace.tuple(flow));
  }

  boolean hitsBenign(CompiledRule rule, Trace trace, int flow) {
    return switch (this) {
      case FORWARD -> rule.forward(trace.tuple(flow)) != Verdict.NO_MATCH;
      case BOTH -> rule.mayHit(trace.tuple(flow));
      case PUBLISHED -> published(rule, trace, flow);
    };
  }

  private static boolean published(CompiledRule rule, Trace trace, int flow) {
    FiveTuple tuple = trace.tuple(flow);
    return trace.sentForward(flow) && rule.forward(tuple) == Verdict.MATCH
        || trace.sentBackward(flow) && rule.reply(tuple) == Verdict.MATCH;
  }
}
