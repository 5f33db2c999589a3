package dev.nirs.window;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Puts observations in event time order that come at most {@code lateness} late, and counts the
 * rest.
 *
 * <p>Holds the observations of the last {@code lateness} only. Equal times keep their order of
 * arrival.
 */
final class ReorderBuffer {
  private final long lateness;
  private final Consumer<Observation> sink;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private long newest = Long.MIN_VALUE;
  private long arrivals;
  private long lateAlerts;
  private long lateFlows;

  ReorderBuffer(long lateness, Consumer<Observation> sink) {
    this.lateness = lateness;
    this.sink = sink;
  }

  void accept(Observation observation) {
    long time = observation.flow().time();
    if (arrivals > 0 && time < newest - lateness) {
      countLate(observation);
      return;
    }
    newest = arrivals++ == 0 ? time : Math.max(newest, time);
    if (waiting.isEmpty() && time <= newest - lateness) {
      sink.accept(observation); // nothing that may still come belongs before it
      return;
    }
    waiting.add(new Waiting(time, arrivals, observation));
    release(newest - lateness);
  }

  /** Releases everything: the input has ended. */
  void end() {
    release(Long.MAX_VALUE);
  }

  LateCount late() {
    return new LateCount(lateAlerts, lateFlows);
  }

  private void release(long until) {
    for (Waiting next = waiting.peek(); next != null && next.time <= until; next = waiting.peek()) {
      waiting.remove();
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
