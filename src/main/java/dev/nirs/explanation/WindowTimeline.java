package dev.nirs.explanation;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/**
 * The course of a window in time: how many alerts and benign flows came, and how many of each the
 * rules would have blocked, in a bounded number of equal steps.
 *
 * @param start event time at which the first step begins, microseconds since the epoch
 * @param step length of a step in microseconds, a whole number of seconds
 * @param buckets one or more, without gaps, in order of time
 */
public record WindowTimeline(long start, long step, List<Bucket> buckets) {
  /** Most steps of a time line that a person can tell apart. */
  public static final int MOST = 240;

  private static final long SECOND = 1_000_000;

  /** Lengths in seconds that a person reads off an axis without counting. */
  private static final long[] LENGTHS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400
  };

  /** Copies the list. */
  public WindowTimeline {
    buckets = List.copyOf(buckets);
  }

  /**
   * Counts a window.
   *
   * @param window the window
   * @param matched the rules
   * @param most most steps, 2 or more
   * @return from the first benign flow or alert to the last
   * @throws IllegalArgumentException where {@code most} is below 2
   */
  public static WindowTimeline of(AlertWindow window, MatchedFlows matched, int most) {
    if (most < 2) {
      throw new IllegalArgumentException("most " + most + " is not 2 or more");
    }
    LongSummaryStatistics times = times(window).summaryStatistics();
    long step = step(times.getMin(), times.getMax(), most);
    long start = Math.floorDiv(times.getMin(), step) * step;
    int[][] counts = new int[(int) ((times.getMax() - start) / step) + 1][4];
    for (Alert alert : window.alerts()) {
      int[] bucket = counts[(int) ((alert.flow().time() - start) / step)];
      bucket[0]++;
      bucket[2] += matched.stops(alert) ? 1 : 0;
    }
    for (Flow flow : window.benign()) {
      int[] bucket = counts[(int) ((flow.time() - start) / step)];
      bucket[1]++;
      bucket[3] += matched.hits(flow) ? 1 : 0;
    }
    return new WindowTimeline(start, step, buckets(counts, start, step));
  }

  private static List<Bucket> buckets(int[][] counts, long start, long step) {
    List<Bucket> buckets = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      int[] count = counts[i];
      buckets.add(new Bucket(start + i * step, count[0], count[1], count[2], count[3]));
    }
    return buckets;
  }

  private static LongStream times(AlertWindow window) {
    return LongStream.concat(
        window.alerts().stream().mapToLong(alert -> alert.flow().time()),
        window.benign().stream().mapToLong(Flow::time));
  }

  /** One step is lost to the rounding of the start. */
  private static long step(long first, long last, int most) {
    long needed = Math.ceilDiv(Math.ceilDiv(last - first + 1, SECOND), most - 1L);
    for (long length : LENGTHS) {
      if (length >= needed) {
        return length * SECOND;
      }
    }
    return needed * SECOND;
  }

  /**
   * A step.
   *
   * @param start event time at which it begins, microseconds since the epoch
   * @param alerts alerts in it
   * @param benign benign flows in it
   * @param alertsMatched alerts of it that the rules stop
   * @param benignHit benign flows of it that the rules hit
   */
  public record Bucket(long start, int alerts, int benign, int alertsMatched, int benignHit) {}
}
