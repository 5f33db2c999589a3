package dev.nirs.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Reads times into microseconds since the epoch. */
final class TimeText {
  private static final long SECOND = 1_000_000;
  private static final int DAY_SECONDS = 86_400;

  private TimeText() {}

  /** Seconds with decimals, or ISO 8601. */
  static OptionalLong any(String text) {
    return text.length() > 10 && text.charAt(4) == '-' ? iso(text) : seconds(text);
  }

  /** Seconds since the epoch with up to six decimals; more are cut. */
  static OptionalLong seconds(String text) {
    long whole = 0;
    int i = 0;
    int length = text.length();
    while (i < length && i < 12 && isDigit(text.charAt(i))) {
      whole = whole * 10 + text.charAt(i++) - '0';
    }
    if (i == 0 || i < length && text.charAt(i) != '.') {
      return exponent(text);
    }
    return i == length
        ? OptionalLong.of(whole * SECOND)
        : fraction(text, i + 1, length, whole * SECOND);
  }

  private static OptionalLong fraction(String text, int from, int to, long base) {
    long micros = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return exponent(text);
      }
      micros = i - from < 6 ? micros * 10 + text.charAt(i) - '0' : micros;
    }
    for (int i = to - from; i < 6; i++) {
      micros *= 10;
    }
    return OptionalLong.of(base + micros);
  }

  /** Rare forms such as 1.5e9. */
  private static OptionalLong exponent(String text) {
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,20})?[eE][+-]?[0-9]{1,2}")) {
      return OptionalLong.empty();
    }
    BigDecimal micros = new BigDecimal(text).movePointRight(6).setScale(0, RoundingMode.DOWN);
    return micros.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(micros.longValue());
  }

  /**
   * {@code 2021-06-06T15:59:46.457984+0200}, with T or a blank, zone Z, +hhmm, +hh:mm or none,
   * which is UTC.
   */
  static OptionalLong iso(String text) {
    if (text.length() < 19
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(10) != 'T' && text.charAt(10) != ' ') {
      return OptionalLong.empty();
    }
    int end = 19;
    while (end < text.length()
        && (isDigit(text.charAt(end)) || text.charAt(end) == '.' && end == 19)) {
      end++;
    }
    OptionalLong day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int clock = clock(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
    OptionalLong zone = zoneSeconds(text, end);
    if (day.isEmpty() || clock < 0 || zone.isEmpty() || end == 20) {
      return OptionalLong.empty();
    }
    long seconds = day.getAsLong() * DAY_SECONDS + clock - zone.getAsLong();
    return end == 19
        ? OptionalLong.of(seconds * SECOND)
        : fraction(text, 20, end, seconds * SECOND);
  }

  private static OptionalLong zoneSeconds(String text, int from) {
    int left = text.length() - from;
    if (left == 0 || left == 1 && text.charAt(from) == 'Z') {
      return OptionalLong.of(0);
    }
    boolean colon = left == 6 && text.charAt(from + 3) == ':';
    char sign = text.charAt(from);
    if (left != 5 && !colon || sign != '+' && sign != '-') {
      return OptionalLong.empty();
    }
    int hours = number(text, from + 1, from + 3);
    int minutes = number(text, text.length() - 2, text.length());
    boolean valid = hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    long seconds = hours * 3600L + minutes * 60L;
    return valid ? OptionalLong.of(sign == '+' ? seconds : -seconds) : OptionalLong.empty();
  }

  /**
   * {@code 7/7/2017 3:56[:12]} of CIC-IDS-2017: day first, hours 1 to 7 after noon, three hours
   * behind UTC.
   */
  static OptionalLong cicOriginal(String text) {
    String[] parts = text.strip().split("[/ :]", -1);
    if (parts.length < 5 || parts.length > 6) {
      return OptionalLong.empty();
    }
    int[] n = new int[6];
    for (int i = 0; i < parts.length; i++) {
      n[i] = parts[i].length() > 4 ? -1 : number(parts[i], 0, parts[i].length());
    }
    int hour = n[3] >= 1 && n[3] <= 7 ? n[3] + 12 : n[3];
    OptionalLong day = day(n[2], n[1], n[0]);
    int clock = clock(hour, n[4], n[5]);
    return day.isEmpty() || clock < 0
        ? OptionalLong.empty()
        : OptionalLong.of((day.getAsLong() * DAY_SECONDS + clock + 3 * 3600) * SECOND);
  }

  private static int clock(int hour, int minute, int second) {
    boolean valid =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    return valid ? hour * 3600 + minute * 60 + second : -1;
  }

  private static OptionalLong day(int year, int month, int day) {
    try {
      return year < 1970
          ? OptionalLong.empty()
          : OptionalLong.of(LocalDate.of(year, month, day).toEpochDay());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return to > from ? value : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
