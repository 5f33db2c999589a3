package dev.nirs.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was read of one capture.
 *
 * @param name the file, or what stands for it
 * @param format its format
 * @param flows flow records taken: benign ones, labelled alerts, and those behind an alert; EVE
 *     alerts and notices are none
 * @param alerts alerts taken
 * @param benign benign flows taken
 * @param alerted flow records that belong to an alert already counted
 * @param skipped records that are no flow and no alert, by kind
 * @param rejected lines that were not taken, by reason
 * @param samples the first of them
 * @param notices what people should know, such as that row order stands for time
 * @param fault why reading broke off; what came before is taken; empty where it did not
 */
public record SourceReport(
    String name,
    Format format,
    long flows,
    long alerts,
    long benign,
    long alerted,
    Map<String, Long> skipped,
    Map<RejectionReason, Long> rejected,
    List<Rejection> samples,
    List<String> notices,
    Optional<String> fault) {

  /** Copies the collections; the maps are in the order of their keys. */
  public SourceReport {
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    samples = List.copyOf(samples);
    notices = List.copyOf(notices);
  }
}
