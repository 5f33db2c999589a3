package dev.nirs.service.live;

import dev.nirs.ingest.Format;
import dev.nirs.ingest.RejectionReason;
import dev.nirs.ingest.SourceReport;
import dev.nirs.notation.Micros;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses events dated ahead of the clock: one of them would move event time on, and all that come
 * after it would be late.
 */
final class FutureGuard {
  private static final Set<Format> ALERTS_ARE_NO_FLOWS =
      Set.of(Format.EVE, Format.ZEEK_NOTICE_JSON, Format.ZEEK_NOTICE_TSV);

  private final Duration ahead;
  private final long latest;
  private long alerts;
  private long benign;
  private long alerted;

  FutureGuard(InstantSource clock, Duration ahead) {
    this.ahead = ahead;
    this.latest = Micros.of(clock.instant().plus(ahead));
  }

  boolean refuses(Observation observation) {
    if (observation.flow().time() <= latest) {
      return false;
    }
    switch (observation) {
      case Alert alert -> alerts++;
      case Observation.Benign b -> benign++;
      case Observation.Alerted a -> alerted++;
    }
    return true;
  }

  long count() {
    return alerts + benign + alerted;
  }

  /** The report with them among the rejected. */
  SourceReport told(SourceReport report) {
    if (count() == 0) {
      return report;
    }
    Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
    rejected.putAll(report.rejected());
    rejected.merge(RejectionReason.BAD_TIME, count(), Long::sum);
    List<String> notices = new ArrayList<>(report.notices());
    notices.add(
        count()
            + " events are dated more than "
            + ahead.toMinutes()
            + " minutes ahead of the clock and are not taken; is a clock wrong?");
    long flows = benign + alerted + (ALERTS_ARE_NO_FLOWS.contains(report.format()) ? 0 : alerts);
    return new SourceReport(
        report.name(),
        report.format(),
        report.flows() - flows,
        report.alerts() - alerts,
        report.benign() - benign,
        report.alerted() - alerted,
        report.skipped(),
        rejected,
        report.samples(),
        notices,
        report.fault());
  }
}
