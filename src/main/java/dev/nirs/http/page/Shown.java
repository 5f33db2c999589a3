package dev.nirs.http.page;

import dev.nirs.notation.Micros;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as pages show them: text that cannot mislead the eye, times in UTC, counts in words. */
final class Shown {
  /** Longest text of a sensor, a model or a person that is shown, in characters. */
  static final int MOST = 300;

  private static final char REPLACED = '\ufffd';
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Shown() {}

  /**
   * The text with every character replaced that is not seen or turns the order of what is seen:
   * controls but tab and line end, formats such as the bidirectional ones, lone surrogates. One
   * character for one, so that columns stay what they are.
   */
  static String text(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(isHidden(text, i) ? c < ' ' ? (char) (0x2400 + c) : REPLACED : c);
    }
    return shown.toString();
  }

  private static boolean isHidden(String text, int index) {
    char c = text.charAt(index);
    if (c == '\n' || c == '\t') {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** The beginning of a long text. */
  static String clip(String text) {
    return text.length() > MOST ? text.substring(0, MOST) + "\u2026" : text;
  }

  /** {@code 2017-07-04 12:00:00} in UTC. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** The same of microseconds since the epoch. */
  static String time(long micros) {
    return TIME.format(Micros.instant(micros));
  }

  /** {@code 12:00:00} in UTC, of microseconds since the epoch. */
  static String clock(long micros) {
    return CLOCK.format(Micros.instant(micros));
  }

  /** How long ago in words; {@code just now} below a second and for the future. */
  static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    return age.compareTo(Duration.ofSeconds(1)) < 0 ? "just now" : length(age) + " ago";
  }

  /** A length in the largest unit that fits twice. */
  static String length(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /** {@code 1 rule}, {@code 2 rules}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Digits in groups of three. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share as percent, three significant digits. */
  static String percent(double share) {
    BigDecimal percent = new BigDecimal(share * 100).round(new MathContext(3));
    return percent.signum() == 0 ? "0 %" : percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** {@code SSH_BRUTE_FORCE} as {@code ssh brute force}. */
  static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
