package dev.nirs.ingest;

import java.util.List;

/**
 * What was read.
 *
 * @param sources one report for each capture, in the order given
 */
public record IngestReport(List<SourceReport> sources) {

  /** Copies the list. */
  public IngestReport {
    sources = List.copyOf(sources);
  }
}
