package dev.nirs.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads rates and bursts of {@code -m limit} and {@code -m hashlimit}. */
final class RateReader {
  private static final long MOST_PACKETS = 999_999_999;

  private final Draft draft;
  private final long ticks;

  /** A reader for an extension that counts so many ticks a second. */
  RateReader(Draft draft, long ticks) {
    this.draft = draft;
    this.ticks = ticks;
  }

  /** The rate as written; faults go to the draft. */
  Optional<Rate> rate(Argument argument) {
    Token value = argument.value();
    String text = value.text();
    int slash = text.indexOf('/');
    int end = slash < 0 ? text.length() : slash;
    Optional<Rate.Unit> unit =
        slash < 0 ? Optional.of(Rate.Unit.SECOND) : unit(text.substring(slash + 1));
    OptionalLong packets = NumberReader.plain(text, 0, end);
    if (unit.isEmpty()) {
      String near = nearUnit(text.substring(slash + 1));
      refuse(
          value,
          text + " names no unit of time",
          near.isEmpty() ? "" : text.substring(0, end) + near);
    } else if (packets.isEmpty() || packets.getAsLong() < 1) {
      boolean padded = text.startsWith("0") && NumberReader.isDigits(text.substring(0, end));
      String bare = padded ? NumberReader.withoutZeros(text) : "";
      refuse(value, text + " is no rate", bare.startsWith("0") ? "" : bare);
    } else if (packets.getAsLong() > MOST_PACKETS
        || packets.getAsLong() > ticks * unit.get().seconds()) {
      refuse(value, text + " is over " + ticks + " packets a second", "");
    } else {
      return Optional.of(new Rate(packets.getAsLong(), unit.get()));
    }
    return Optional.empty();
  }

  private void refuse(Token value, String message, String repair) {
    draft.fault(value, message, "a rate such as 5/min, at least 1", repair, Basis.RATE);
  }

  private static Optional<Rate.Unit> unit(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "s", "sec", "second" -> Optional.of(Rate.Unit.SECOND);
      case "m", "min", "minute" -> Optional.of(Rate.Unit.MINUTE);
      case "h", "hour" -> Optional.of(Rate.Unit.HOUR);
      case "d", "day" -> Optional.of(Rate.Unit.DAY);
      default -> Optional.empty();
    };
  }

  private static String nearUnit(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "secs", "seconds" -> "/sec";
      case "mins", "minutes" -> "/min";
      case "hr", "hours" -> "/hour";
      case "days" -> "/day";
      default -> "";
    };
  }

  /** The burst, or iptables' own where none was given; faults go to the draft. */
  OptionalInt burst(Optional<Argument> argument) {
    return argument
        .map(a -> NumberReader.readInt(a, 1, HistoryMatch.Limit.MOST_BURST, draft))
        .orElse(OptionalInt.of(HistoryMatch.Limit.DEFAULT_BURST));
  }

  /** Whether the kernel's counters hold the burst; a fault goes to the draft where they do not. */
  boolean fits(Rate rate, int burst, Token at) {
    if (rate.stored(ticks).allows(burst)) {
      return true;
    }
    draft.fault(
        at,
        "a burst of " + burst + " at " + rate + " is too much for the kernel's counters",
        "seconds between packets times burst of at most " + Rate.MOST_CREDIT_SECONDS,
        "",
        Basis.CREDIT);
    return false;
  }
}
