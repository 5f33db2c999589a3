package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.util.function.Consumer;

/**
 * Counts what all rows of a capture say and hands it on. A flow whose number an earlier alert named
 * is neither benign nor a further alert.
 */
final class CountedRows implements Taker {
  /** Flows behind alerts that are known at a time; the oldest is forgotten. */
  private static final int MOST_ALERTED = 200_000;

  private final boolean allBenign;
  private final Consumer<? super Observation> sink;
  private final RecentNumbers numbers = new RecentNumbers(MOST_ALERTED);
  private long flows;
  private long alerts;
  private long benign;
  private long alerted;
  private long events;

  /** Takes every flow for benign and no event where the whole capture is benign. */
  CountedRows(boolean allBenign, Consumer<? super Observation> sink) {
    this.allBenign = allBenign;
    this.sink = sink;
  }

  @Override
  public void flow(Observation observation, long number) {
    flows++;
    if (allBenign) {
      take(new Observation.Benign(observation.flow()));
    } else {
      take(numbers.contains(number) ? new Observation.Alerted(observation.flow()) : observation);
    }
  }

  @Override
  public void event(Alert alert, long number) {
    if (allBenign) {
      events++;
      return;
    }
    if (number >= 0) {
      numbers.add(number);
    }
    take(alert);
  }

  private void take(Observation observation) {
    switch (observation) {
      case Alert alert -> alerts++;
      case Observation.Benign b -> benign++;
      case Observation.Alerted a -> alerted++;
    }
    sink.accept(observation);
  }

  long flows() {
    return flows;
  }

  long alerts() {
    return alerts;
  }

  long benign() {
    return benign;
  }

  long alerted() {
    return alerted;
  }

  /** Alerts that were not taken, since the capture is benign. */
  long eventsPassedOver() {
    return events;
  }
}
