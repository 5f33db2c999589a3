package dev.nirs.ingest;

import dev.nirs.traffic.FiveTuple;

/** Reads numbers of captures. */
final class Numbers {
  /** What is no number. */
  static final int NONE = -1;

  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Numbers() {}

  /** An ICMP type or code, or none. */
  static int icmp(Cell cell) {
    int value = whole(cell);
    return value >= 0 && value <= 255 ? value : FiveTuple.NO_PORT;
  }

  /** A count; -1 where it is not known. */
  static long count(Cell cell) {
    int length = cell.length();
    if (length == 0 || length > 18) {
      return NONE;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      char c = cell.charAt(i);
      if (c == '.' && i > 0) {
        return value;
      }
      if (c < '0' || c > '9') {
        return NONE;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  /** A number of up to six digits; {@code 80.0} and {@code 0x50} are read too. */
  static int whole(Cell cell) {
    int length = cell.length();
    boolean decimal =
        length > 2 && cell.charAt(length - 1) == '0' && cell.charAt(length - 2) == '.';
    int end = decimal ? length - 2 : length;
    boolean hex = length > 2 && cell.charAt(0) == '0' && (cell.charAt(1) | 0x20) == 'x';
    int start = hex ? 2 : 0;
    if (end - start < 1 || end - start > 6) {
      return NONE;
    }
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = hex ? Character.digit(cell.charAt(i), 16) : cell.charAt(i) - '0';
      if (digit < 0 || digit > (hex ? 15 : 9)) {
        return NONE;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    return value;
  }

  /** A share from 0 to 1; -1 for all else. */
  static double share(Cell cell) {
    long digits = 0;
    int dot = -1;
    int length = cell.length();
    for (int i = 0; i < length; i++) {
      char c = cell.charAt(i);
      if (c == '.' && dot < 0) {
        dot = i;
      } else if (c < '0' || c > '9' || i > 15) {
        return slowShare(cell.toString());
      } else {
        digits = digits * 10 + c - '0';
      }
    }
    boolean any = length > (dot < 0 ? 0 : 1) && dot != length - 1;
    // Both are exact in a double, so their quotient is the nearest one, as parseDouble gives it.
    double value = dot < 0 ? digits : digits / POWERS[length - 1 - dot];
    return any && value <= 1 ? value : NONE;
  }

  private static double slowShare(String text) {
    boolean fits = text.matches("[0-9]{0,3}\\.?[0-9]{1,20}([eE]-[0-9]{1,3})?");
    double value = fits ? Double.parseDouble(text) : NONE;
    return value <= 1 ? value : NONE;
  }
}
