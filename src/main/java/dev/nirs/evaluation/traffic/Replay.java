package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A replay of a capture in event time (design, section 3): alert windows open and close, a strategy
 * decides rules at closes and updates, active rules are reviewed at updates, and what they stop is
 * counted.
 *
 * <p>Rules are never credited with flows before the moment they were decided. The sensor stands
 * before the firewall: flows that rules stop are still seen, as alerts and in the benign window.
 */
public final class Replay {
  private final DetectedTrace seen;
  private final ReplaySettings settings;
  private final Strategy strategy;
  private final Blocks blocks;
  private final ActiveRules active;
  private final OpenWindow window;
  private final List<Decision> decisions = new ArrayList<>();
  private final long horizon;
  private int rules;

  /**
   * A replay.
   *
   * @param seen the capture
   * @param settings how it decides and counts
   * @param strategy decides rules; not to be used by another replay
   */
  public Replay(DetectedTrace seen, ReplaySettings settings, Strategy strategy) {
    this.seen = seen;
    this.settings = settings;
    this.strategy = strategy;
    this.blocks = new Blocks(seen, settings.metric());
    MatchMode mode =
        settings.metric() == Metric.PUBLISHED
            ? MatchMode.PUBLISHED
            : MatchMode.of(settings.bounds().direction());
    this.active =
        new ActiveRules(
            new RuleEffects(seen, mode), blocks, settings.ttlMicros(), strategy.capacity());
    this.window = new OpenWindow(seen, settings.idleMicros(), settings.maximumMicros());
    this.horizon = Horizon.of(seen.trace(), settings);
  }

  /**
   * Runs to the end of the capture.
   *
   * @return what came of it
   */
  public ReplayResult run() {
    Trace trace = seen.trace();
    long step = settings.updateMicros();
    long update = step == 0 || trace.size() == 0 ? Long.MAX_VALUE : trace.time(0) + step;
    while (true) {
      long moment = Math.min(window.close(), update);
      if (window.takeUntil(moment)) {
        continue; // the window has grown, so it closes later
      }
      if (window.isOpen() && window.close() <= update) {
        decide(window.close());
        window.end();
      } else if (update < horizon) {
        decide(update);
        update = next(update, step);
      } else if (window.isOpen() || window.hasMore()) {
        update = Long.MAX_VALUE; // what is left is to count windows
      } else {
        break;
      }
    }
    return result();
  }

  /** The next update at which anything can be decided. */
  private long next(long update, long step) {
    if (window.isOpen() || !active.isEmpty() || !window.hasMore()) {
      return update + step;
    }
    long idle = window.nextAlert() - update;
    return idle <= step ? update + step : update + Math.ceilDiv(idle, step) * step;
  }

  private void decide(long time) {
    Situation.Moment moment = moment(time);
    boolean updates = settings.updateMicros() > 0;
    if (updates) {
      active.expire(time);
      if (settings.isReviewed()) {
        new Review(active, moment, settings.bounds().epsilon()).run();
      }
    }
    Situation situation =
        new Situation(
            seen,
            moment,
            updates ? active.covered(moment) : new BitSet(),
            updates ? active.hit(moment) : new BitSet(),
            updates ? active.rules() : List.of(),
            settings.bounds(),
            active.effects());
    if (situation.openAlerts() == 0) {
      return;
    }
    List<Rule> decided = strategy.decide(situation);
    decided.forEach(rule -> active.add(rule, time));
    rules += decided.size();
    decisions.add(new Decision(time, moment.alerts(), moment.benign(), decided));
  }

  private Situation.Moment moment(long time) {
    long back = settings.benignMicros();
    return new Situation.Moment(
        decisions.size() + 1,
        time,
        alertsFrom(time),
        window.next(),
        back == Long.MAX_VALUE ? 0 : seen.benignUntil(time - back),
        seen.benignUntil(time));
  }

  /**
   * With updates the alerts of the last maximum length are at hand, whatever window they were in.
   */
  private int alertsFrom(long time) {
    long back = settings.maximumMicros();
    return settings.updateMicros() == 0 || back == Long.MAX_VALUE
        ? window.from()
        : Math.min(window.from(), seen.alertsUntil(time - back));
  }

  private ReplayResult result() {
    Trace trace = seen.trace();
    List<RuleLife> lives = active.finish(horizon);
    long step = settings.updateMicros();
    long span = trace.size() == 0 ? 0 : horizon - trace.time(0);
    return ReplayResult.of(
        trace,
        blocks.stopped(),
        lives,
        new ReplayResult.Course(
            window.count(), step == 0 ? 0 : Math.ceilDiv(span, step), rules, decisions));
  }
}
