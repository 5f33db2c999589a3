package dev.nirs.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads times into microseconds since the epoch. */
final class TimeText {
  /** What is no time. */
  static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000;
  private static final int DAY_SECONDS = 86_400;
  private static final int CIC_ZONE_SECONDS = -3 * 3600;

  private TimeText() {}

  /** Seconds with decimals, or ISO 8601. */
  static long any(Cell text) {
    return text.length() > 10 && text.charAt(4) == '-' ? iso(text) : seconds(text);
  }

  /** Seconds since the epoch with up to six decimals; more are cut. */
  static long seconds(Cell text) {
    long whole = 0;
    int i = 0;
    int length = text.length();
    while (i < length && i < 12 && isDigit(text.charAt(i))) {
      whole = whole * 10 + text.charAt(i++) - '0';
    }
    if (i == 0 || i < length && text.charAt(i) != '.') {
      return exponent(text);
    }
    return i == length ? whole * SECOND : fraction(text, i + 1, length, whole * SECOND);
  }

  private static long fraction(Cell text, int from, int to, long base) {
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
    return base + micros;
  }

  /** Rare forms such as 1.5e9. */
  private static long exponent(Cell cell) {
    String text = cell.toString();
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,20})?[eE][+-]?[0-9]{1,2}")) {
      return NONE;
    }
    BigDecimal micros = new BigDecimal(text).movePointRight(6).setScale(0, RoundingMode.DOWN);
    return micros.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0 ? NONE : micros.longValue();
  }

  /**
   * {@code 2021-06-06T15:59:46.457984+0200}, with T or a blank, zone Z, +hhmm, +hh:mm or none,
   * which is UTC.
   */
  static long iso(Cell text) {
    int length = text.length();
    if (length < 19 || !isIsoFrame(text)) {
      return NONE;
    }
    int end = 19;
    while (end < length && (isDigit(text.charAt(end)) || text.charAt(end) == '.' && end == 19)) {
      end++;
    }
    long day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int clock = clock(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
    long zone = zoneSeconds(text, end);
    boolean bareDot = end == 20;
    boolean digitsWithoutDot = end > 19 && text.charAt(19) != '.';
    if (day == NONE || clock < 0 || zone == NONE || bareDot || digitsWithoutDot) {
      return NONE;
    }
    long base = (day * DAY_SECONDS + clock - zone) * SECOND;
    return end == 19 ? base : fraction(text, 20, end, base);
  }

  private static boolean isIsoFrame(Cell text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && (text.charAt(10) == 'T' || text.charAt(10) == ' ');
  }

  private static long zoneSeconds(Cell text, int from) {
    int left = text.length() - from;
    if (left == 0 || left == 1 && text.charAt(from) == 'Z') {
      return 0;
    }
    boolean colon = left == 6 && text.charAt(from + 3) == ':';
    char sign = text.charAt(from);
    if (left != 5 && !colon || sign != '+' && sign != '-') {
      return NONE;
    }
    int hours = number(text, from + 1, from + 3);
    int minutes = number(text, text.length() - 2, text.length());
    boolean valid = hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    long seconds = hours * 3600L + minutes * 60L;
    return !valid ? NONE : sign == '+' ? seconds : -seconds;
  }

  /**
   * {@code 7/7/2017 3:56[:12]} of CIC-IDS-2017: day first, hours 1 to 7 after noon, three hours
   * behind UTC.
   */
  static long cicOriginal(Cell text) {
    int[] n = new int[6];
    int part = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c) && digits < 4) {
        n[part] = n[part] * 10 + c - '0';
        digits++;
      } else if (digits > 0 && part < 5 && c == "// ::".charAt(part)) {
        part++;
        digits = 0;
      } else {
        return NONE;
      }
    }
    long day = part < 4 || digits == 0 ? NONE : day(n[2], n[1], n[0]);
    int hour = n[3] >= 1 && n[3] <= 7 ? n[3] + 12 : n[3];
    int clock = clock(hour, n[4], n[5]);
    return day == NONE || clock < 0
        ? NONE
        : (day * DAY_SECONDS + clock - CIC_ZONE_SECONDS) * SECOND;
  }

  private static int clock(int hour, int minute, int second) {
    boolean valid =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
    return valid ? hour * 3600 + minute * 60 + second : -1;
  }

  private static long day(int year, int month, int day) {
    try {
      return year < 1970 ? NONE : LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  private static int number(Cell text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
