package dev.nirs.http.page;

import dev.nirs.explanation.SuggestionRules;
import dev.nirs.explanation.WindowTimeline;
import dev.nirs.explanation.WindowTimeline.Bucket;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The course of a window; its table is what the chart is drawn from.
 *
 * @param start event time of the first step, milliseconds since the epoch
 * @param step length of a step in milliseconds
 * @param steps number of steps
 * @param name what of the window it shows
 * @param every length of a step, for people
 * @param sentence what the chart shows, in words
 * @param rows steps in which something came
 */
record TimelineView(
    long start, long step, int steps, String name, String every, String sentence, List<Row> rows) {
  private static final int MOST = 120;

  /** The alert window is drawn for itself where it is less than this part of the benign window. */
  private static final int LEAST_PART = 3;

  /** Copies the list. */
  TimelineView {
    rows = List.copyOf(rows);
  }

  /** The alert window, then all of it, where they differ so much that one hides the other. */
  static List<TimelineView> of(AlertWindow window, SuggestionRules rules) {
    long last = window.alerts().getLast().flow().time();
    long first = window.benign().stream().mapToLong(Flow::time).min().orElse(window.start());
    TimelineView whole = of("Alerts and normal traffic", window, rules);
    if (LEAST_PART * (last - window.start()) >= last - first) {
      return List.of(whole);
    }
    List<Flow> during =
        window.benign().stream().filter(flow -> flow.time() >= window.start()).toList();
    AlertWindow alerts =
        new AlertWindow(window.number(), window.start(), window.close(), window.alerts(), during);
    return List.of(of("The alert window", alerts, rules), whole);
  }

  private static TimelineView of(String name, AlertWindow window, SuggestionRules rules) {
    WindowTimeline line = WindowTimeline.of(window, rules.together(), MOST);
    String every = Shown.length(Duration.of(line.step(), ChronoUnit.MICROS));
    return new TimelineView(
        line.start() / 1000,
        line.step() / 1000,
        line.buckets().size(),
        name,
        every,
        sentence(line),
        line.buckets().stream()
            .filter(b -> b.alerts() + b.benign() > 0)
            .map(b -> Row.of(b, line.start(), line.step()))
            .toList());
  }

  private static String sentence(WindowTimeline line) {
    return "From "
        + Shown.time(line.start())
        + " UTC: "
        + Shown.count(sum(line, Bucket::alerts), "alert")
        + ", "
        + Shown.number(sum(line, Bucket::alertsMatched))
        + " of them stopped; "
        + Shown.count(sum(line, Bucket::benign), "benign flow")
        + ", "
        + Shown.number(sum(line, Bucket::benignHit))
        + " of them would have been blocked.";
  }

  private static int sum(WindowTimeline line, ToIntFunction<Bucket> column) {
    return line.buckets().stream().mapToInt(column).sum();
  }

  /**
   * A step.
   *
   * @param index its place, from 0
   * @param time at which it begins
   * @param alerts alerts in it
   * @param matched of these, stopped
   * @param benign benign flows in it
   * @param hit of these, hit
   */
  record Row(long index, String time, int alerts, int matched, int benign, int hit) {

    static Row of(Bucket bucket, long start, long step) {
      return new Row(
          (bucket.start() - start) / step,
          Shown.clock(bucket.start()),
          bucket.alerts(),
          bucket.alertsMatched(),
          bucket.benign(),
          bucket.benignHit());
    }
  }
}
