package dev.nirs.evaluation.report;

import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.ReplayResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Numbers as reports show them. */
final class Figures {
  private Figures() {}

  static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  static String cbr(double value) {
    return number("%.4f", value);
  }

  static String wbr(double value) {
    return number("%.5f", value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String epsilon(Measurement measured) {
    double epsilon = measured.setting().epsilon();
    return epsilon == 0 ? "0" : BigDecimal.valueOf(epsilon).toPlainString();
  }

  static String firstBlock(ReplayResult result) {
    return result.reaction().toFirstBlock().isEmpty()
        ? "never"
        : number("%.1f s", result.reaction().toFirstBlock().getAsLong() / 1e6);
  }

  /** A duration for the eye: its two largest units. */
  static String span(long micros) {
    Duration duration = Duration.ofMillis(micros / 1000);
    if (duration.toHours() >= 48) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toMinutes() >= 120) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toSeconds() >= 120
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : number("%.1f s", micros / 1e6);
  }
}
