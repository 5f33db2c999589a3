package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Counts what a reader finds in one capture and hands the observations on. */
final class Tally {
  private static final int MOST_SAMPLES = 10;
  private static final int MOST_KINDS = 100;

  /** Counts all observations of the capture, on one thread. */
  private final CountedRows counted;

  /** Where the observations go: the count itself, or where they are held for it. */
  private final Taker taker;

  /** How many kinds of what is skipped are told apart. */
  private final int mostKinds;

  private final Map<String, Long> skipped = new LinkedHashMap<>();
  private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
  private final List<Rejection> samples = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private Tally(CountedRows counted, Taker taker, int mostKinds) {
    this.counted = counted;
    this.taker = taker;
    this.mostKinds = mostKinds;
  }

  private Tally(CountedRows counted) {
    this(counted, counted, MOST_KINDS);
  }

  /**
   * A tally of a whole capture.
   *
   * @param allBenign whether all its flows are benign and its alerts are passed over
   * @param sink gets the observations
   */
  Tally(boolean allBenign, Consumer<? super Observation> sink) {
    this(new CountedRows(allBenign, sink));
  }

  /**
   * A tally of a block of the same capture. It tells all kinds apart, since only the whole knows
   * which come first.
   *
   * @param held gets the observations
   */
  Tally ofBlock(HeldRows held) {
    return new Tally(counted, held, Integer.MAX_VALUE);
  }

  /** Takes a flow record. */
  void flow(Observation observation) {
    taker.flow(observation, Taker.NO_NUMBER);
  }

  /** Takes a flow record that has a number. */
  void flow(Observation observation, long number) {
    taker.flow(observation, number);
  }

  /** Takes an alert that is no flow record. */
  void event(Alert alert) {
    taker.event(alert, Taker.NO_NUMBER);
  }

  /** Takes an alert that names the number of a flow. */
  void event(Alert alert, long number) {
    taker.event(alert, number);
  }

  void skip(String kind) {
    skip(Labels.clean(kind, 40), 1);
  }

  private void skip(String kind, long count) {
    skipped.merge(
        skipped.size() < mostKinds || skipped.containsKey(kind) ? kind : "other", count, Long::sum);
  }

  void reject(RejectedLine rejection, long line) {
    rejected.merge(rejection.reason(), 1L, Long::sum);
    if (samples.size() < MOST_SAMPLES) {
      samples.add(rejection.at(line));
    }
  }

  /**
   * Takes what a block held.
   *
   * @param held its observations
   * @param block its tally, whose lines are numbered from 1
   * @param lines lines before it
   */
  void add(HeldRows held, Tally block, long lines) {
    held.handTo(taker);
    block.skipped.forEach(this::skip);
    block.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    block.samples.stream()
        .limit(MOST_SAMPLES - samples.size())
        .forEach(rejection -> samples.add(rejection.behind(lines)));
  }

  void notice(String notice) {
    notices.add(notice);
  }

  SourceReport report(String name, Format format, Optional<String> fault) {
    if (counted.eventsPassedOver() > 0) {
      skipped.merge("alert in a capture of benign traffic", counted.eventsPassedOver(), Long::sum);
    }
    return new SourceReport(
        name,
        format,
        counted.flows(),
        counted.alerts(),
        counted.benign(),
        counted.alerted(),
        skipped,
        rejected,
        samples,
        notices,
        fault);
  }
}
