package dev.nirs.evaluation.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * How many rules were in force.
 *
 * @param mean over the time from the first flow to the last
 * @param max most at any moment
 * @param changes the number after each change, in order of time
 */
public record RuleLoad(double mean, int max, List<Change> changes) {

  /** Copies the list. */
  public RuleLoad {
    changes = List.copyOf(changes);
  }

  /**
   * A change.
   *
   * @param time microseconds since the epoch
   * @param active rules in force from then on
   */
  public record Change(long time, int active) {}

  static RuleLoad of(Trace trace, List<RuleLife> lives) {
    long[] starts = lives.stream().mapToLong(RuleLife::from).sorted().toArray();
    long[] ends = lives.stream().mapToLong(RuleLife::until).sorted().toArray();
    long last = trace.size() == 0 ? 0 : trace.time(trace.size() - 1);
    List<Change> changes = new ArrayList<>();
    int most = 0;
    int started = 0;
    int ended = 0;
    while (started < starts.length && starts[started] <= last) {
      long time = ended < ends.length ? Math.min(starts[started], ends[ended]) : starts[started];
      started = past(starts, started, time);
      ended = past(ends, ended, time);
      most = Math.max(most, started - ended);
      changes.add(new Change(time, started - ended));
    }
    while (ended < ends.length && ends[ended] < last) {
      long time = ends[ended];
      ended = past(ends, ended, time);
      changes.add(new Change(time, started - ended));
    }
    return new RuleLoad(mean(trace, lives, last), most, changes);
  }

  private static int past(long[] times, int from, long time) {
    int at = from;
    while (at < times.length && times[at] == time) {
      at++;
    }
    return at;
  }

  private static double mean(Trace trace, List<RuleLife> lives, long last) {
    if (trace.size() == 0 || last == trace.time(0)) {
      return 0;
    }
    double sum = 0;
    for (RuleLife life : lives) {
      sum += Math.max(0, Math.min(life.until(), last) - Math.min(life.from(), last));
    }
    return sum / (last - trace.time(0));
  }
}
