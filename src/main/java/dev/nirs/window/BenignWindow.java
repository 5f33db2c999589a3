package dev.nirs.window;

import dev.nirs.traffic.Flow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The benign flows of the time before: those that came in order, and beside them those that came
 * too late for their place, so that neither makes the other slow.
 */
final class BenignWindow {
  private final int limit;
  private final ArrayDeque<Flow> ordered = new ArrayDeque<>();
  private final PriorityQueue<Late> late = new PriorityQueue<>();
  private long arrivals;

  BenignWindow(int limit) {
    this.limit = limit;
  }

  /** Adds a flow that is not older than any added in order before. */
  void add(Flow flow) {
    ordered.add(flow);
    bound();
  }

  /** Adds a flow of any time. */
  void addLate(Flow flow) {
    late.add(new Late(flow.time(), arrivals++, flow));
    bound();
  }

  /** Drops flows up to a time, inclusive. */
  void forget(long until) {
    while (!ordered.isEmpty() && ordered.getFirst().time() <= until) {
      ordered.removeFirst();
    }
    for (Late next = late.peek(); next != null && next.time <= until; next = late.peek()) {
      late.remove();
    }
  }

  /** Those up to a time, inclusive, in event time order. */
  List<Flow> until(long close) {
    List<Flow> all = new ArrayList<>(ordered);
    if (!late.isEmpty()) {
      Late[] sorted = late.toArray(new Late[0]);
      Arrays.sort(sorted);
      for (Late one : sorted) {
        all.add(one.flow);
      }
      all.sort(Comparator.comparingLong(Flow::time));
    }
    int end = all.size();
    while (end > 0 && all.get(end - 1).time() > close) {
      end--;
    }
    return all.subList(0, end);
  }

  int size() {
    return ordered.size() + late.size();
  }

  /** Time of the oldest; {@link Long#MAX_VALUE} where none is held. */
  long oldest() {
    long first = ordered.isEmpty() ? Long.MAX_VALUE : ordered.getFirst().time();
    Late other = late.peek();
    return other == null ? first : Math.min(first, other.time);
  }

  private void bound() {
    if (size() > limit) {
      Late other = late.peek();
      if (other != null && (ordered.isEmpty() || other.time <= ordered.getFirst().time())) {
        late.remove();
      } else {
        ordered.removeFirst();
      }
    }
  }

  private record Late(long time, long arrival, Flow flow) implements Comparable<Late> {
    @Override
    public int compareTo(Late other) {
      return time != other.time
          ? Long.compare(time, other.time)
          : Long.compare(arrival, other.arrival);
    }
  }
}
