package dev.nirs.ingest;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How captures are read.
 *
 * @param format the format of all of them; empty to find it from the content
 * @param threshold score from which a flow of a file with scores is an alert, 0 to 1; it then
 *     decides instead of the label
 */
public record IngestOptions(Optional<Format> format, OptionalDouble threshold) {

  /** The format is found, labels decide. */
  public static final IngestOptions DEFAULT =
      new IngestOptions(Optional.empty(), OptionalDouble.empty());
}
