package dev.nirs.benchmark;

import java.util.Arrays;

/** How long things took. Safe for several threads. */
final class Times {
  private long[] nanos = new long[1024];
  private int count;

  synchronized void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = time;
  }

  synchronized int count() {
    return count;
  }

  /** In milliseconds; NaN where there is none. */
  synchronized double percentile(double percent) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(count * percent / 100) - 1;
    return count == 0 ? Double.NaN : sorted[Math.max(place, 0)] / 1e6;
  }
}
