package dev.nirs.enforcement;

import java.util.List;

/** What came of one load. */
sealed interface LoadAnswer {

  /**
   * All lines were taken.
   *
   * @param printed what {@code iptables-save -c} printed after it
   */
  record Taken(List<String> printed) implements LoadAnswer {
    /** Copies the list. */
    public Taken {
      printed = List.copyOf(printed);
    }
  }

  /**
   * At least one line was not, so that none was.
   *
   * @param exitCode the program's
   * @param message what it said
   */
  record Failed(int exitCode, String message) implements LoadAnswer {}

  /** The time was up before it, or within it. */
  record Missing() implements LoadAnswer {}
}
