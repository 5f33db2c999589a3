package dev.nirs.cli;

import dev.nirs.app.SuggestRun;
import dev.nirs.ingest.SourceReport;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** What people are told beside the result, on standard error. */
final class Messages {
  private static final int MOST_SAMPLES = 3;

  private final PrintWriter err;

  Messages(PrintWriter err) {
    this.err = err;
  }

  void say(String message) {
    err.println("nirs: " + message);
    err.flush();
  }

  /** Tells what was read; false where a source broke off. */
  boolean report(SuggestRun.Report report) {
    boolean whole = true;
    for (SourceReport source : report.ingest().sources()) {
      say(
          source.name()
              + ": "
              + source.format().id()
              + ", "
              + source.flows()
              + " flows, "
              + source.alerts()
              + " alerts, "
              + source.benign()
              + " benign"
              + counts(", skipped", source.skipped())
              + counts(", rejected", source.rejected()));
      source.samples().stream()
          .limit(MOST_SAMPLES)
          .forEach(sample -> say(source.name() + ": " + sample));
      source.notices().forEach(notice -> say(source.name() + ": " + notice));
      source.fault().ifPresent(fault -> say("error: " + fault));
      whole &= source.fault().isEmpty();
    }
    if (report.late().total() > 0) {
      say(
          report.late().alerts()
              + " alerts and "
              + report.late().flows()
              + " flows came too late for their place in time and were left out; a longer --lateness takes them");
    }
    return whole;
  }

  private static String counts(String what, Map<?, Long> counts) {
    return counts.isEmpty()
        ? ""
        : what
            + " "
            + counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
  }
}
