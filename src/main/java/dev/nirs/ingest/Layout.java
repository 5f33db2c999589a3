package dev.nirs.ingest;

import java.util.List;
import java.util.Optional;

/** What the fields of a format mean. */
interface Layout {
  /**
   * Names of the fields it reads, in lower case; a field's place in the list is its number. The
   * first five are source, source port, destination, destination port and protocol.
   */
  List<String> fields();

  /** Fields without which no record can be read. */
  List<String> needed();

  /** Hands what the record says to the tally. */
  void take(Row row, Tally tally) throws RejectedLine;

  /** Whether a record says the same whatever records came before it. */
  default boolean readsRecordsAlone() {
    return true;
  }

  /** What people should know of such a capture. */
  default Optional<String> notice() {
    return Optional.empty();
  }
}
