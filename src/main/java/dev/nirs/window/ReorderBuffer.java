package dev.nirs.window;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts observations in event time order that come at most {@code lateness} late, and counts the
 * rest.
 *
 * <p>Holds the observations of the last {@code lateness} only, and no more than a limit. Equal
 * times keep their order of arrival.
 */
final class ReorderBuffer {
  private static final long NONE = Long.MIN_VALUE;

  private final long lateness;
  private final int limit;
  private final Consumer<Observation> sink;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private long newest = NONE;
  private long arrivals;
  private int waitingAlerts;
  private long lateAlerts;
  private long lateFlows;

  ReorderBuffer(long lateness, int limit, Consumer<Observation> sink) {
    this.lateness = lateness;
    this.limit = limit;
    this.sink = sink;
  }

  /** Takes an observation; false where it is too late. */
  boolean accept(Observation observation) {
    long time = observation.flow().time();
    if (newest != NONE && time < newest - lateness) {
      countLate(observation);
      return false;
    }
    arrivals++;
    newest = Math.max(newest, time);
    if (waiting.isEmpty() && time <= newest - lateness) {
      sink.accept(observation); // nothing that may still come belongs before it
      return true;
    }
    waiting.add(new Waiting(time, arrivals, observation));
    waitingAlerts += observation instanceof Alert ? 1 : 0;
    release(newest - lateness);
    if (waiting.size() > limit) {
      advance(waiting.element().time);
    }
    return true;
  }

  /** Nothing before {@code time} will come any more. */
  void advance(long time) {
    resume(time + lateness);
  }

  /** The newest observation so far was of this time, whether or not it was seen here. */
  void resume(long time) {
    newest = Math.max(newest, time);
    release(newest - lateness);
  }

  /** Releases everything: the input has ended. */
  void end() {
    release(Long.MAX_VALUE);
  }

  LateCount late() {
    return new LateCount(lateAlerts, lateFlows);
  }

  /** Event time of the newest observation, or to which time was moved; the least where none. */
  long newest() {
    return newest;
  }

  /** What is older than this comes too late. */
  long watermark() {
    return newest == NONE ? NONE : newest - lateness;
  }

  int alerts() {
    return waitingAlerts;
  }

  /** What waits, in event time order. */
  List<Observation> inOrder() {
    Waiting[] sorted = waiting.toArray(new Waiting[0]);
    Arrays.sort(sorted);
    return Arrays.stream(sorted).map(Waiting::observation).toList();
  }

  /** Time of the oldest that waits; {@link Long#MAX_VALUE} where none does. */
  long oldest() {
    Waiting next = waiting.peek();
    return next == null ? Long.MAX_VALUE : next.time;
  }

  private void release(long until) {
    for (Waiting next = waiting.peek(); next != null && next.time <= until; next = waiting.peek()) {
      waiting.remove();
      waitingAlerts -= next.observation instanceof Alert ? 1 : 0;
      sink.accept(next.observation);
    }
  }

  private void countLate(Observation observation) {
    if (observation instanceof Alert) {
      lateAlerts++;
    } else {
      lateFlows++;
    }
  }

  private record Waiting(long time, long arrival, Observation observation)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return time != other.time
          ? Long.compare(time, other.time)
          : Long.compare(arrival, other.arrival);
    }
  }
}
