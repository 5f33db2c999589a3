package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what a reader finds in one capture and hands the observations on. */
final class Tally {
  private static final int MOST_SAMPLES = 10;
  private static final int MOST_KINDS = 100;

  private final Consumer<? super Observation> sink;
  private final boolean allBenign;
  private final Map<String, Long> skipped = new TreeMap<>();
  private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
  private final List<Rejection> samples = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private long flows;
  private long alerts;
  private long benign;
  private long alerted;

  Tally(boolean allBenign, Consumer<? super Observation> sink) {
    this.allBenign = allBenign;
    this.sink = sink;
  }

  /** Takes a flow record. */
  void flow(Observation observation) {
    flows++;
    take(allBenign ? new Observation.Benign(observation.flow()) : observation);
  }

  /** Takes an alert that is no flow record. */
  void event(Alert alert) {
    if (allBenign) {
      skip("alert in a capture of benign traffic");
    } else {
      take(alert);
    }
  }

  void skip(String kind) {
    String shown = Labels.clean(kind, 40);
    skipped.merge(
        skipped.size() < MOST_KINDS || skipped.containsKey(shown) ? shown : "other", 1L, Long::sum);
  }

  void reject(RejectedLine rejection, long line) {
    rejected.merge(rejection.reason(), 1L, Long::sum);
    if (samples.size() < MOST_SAMPLES) {
      samples.add(rejection.at(line));
    }
  }

  /** A tally of a part of the same capture, whose sink is another. */
  Tally part(Consumer<? super Observation> other) {
    return new Tally(allBenign, other);
  }

  /**
   * Takes what a part counted; its observations are the caller's to hand on.
   *
   * @param part its lines are numbered from 1
   * @param lines lines before it
   */
  void add(Tally part, long lines) {
    flows += part.flows;
    alerts += part.alerts;
    benign += part.benign;
    alerted += part.alerted;
    part.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    part.samples.stream()
        .limit(MOST_SAMPLES - samples.size())
        .forEach(rejection -> samples.add(rejection.behind(lines)));
  }

  /** Hands on what a part has counted. */
  void hand(Observation observation) {
    sink.accept(observation);
  }

  void notice(String notice) {
    notices.add(notice);
  }

  SourceReport report(String name, Format format, Optional<String> fault) {
    return new SourceReport(
        name, format, flows, alerts, benign, alerted, skipped, rejected, samples, notices, fault);
  }

  private void take(Observation observation) {
    switch (observation) {
      case Alert alert -> alerts++;
      case Observation.Benign b -> benign++;
      case Observation.Alerted a -> alerted++;
    }
    sink.accept(observation);
  }
}
