package dev.nirs.rule;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads decimal numbers, and refuses those that iptables would read as octal or hexadecimal. */
final class NumberReader {
  private static final int MOST_DIGITS = 18;

  private NumberReader() {}

  /** A number without leading zeros; empty where the text is anything else. */
  static OptionalLong plain(String text, int from, int to) {
    int digits = to - from;
    if (digits < 1 || digits > MOST_DIGITS || digits > 1 && text.charAt(from) == '0') {
      return OptionalLong.empty();
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return OptionalLong.empty();
      }
      number = 10 * number + c - '0';
    }
    return OptionalLong.of(number);
  }

  /** Whether a text is made of digits only, at least one. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A text of digits without its leading zeros. */
  static String withoutZeros(String digits) {
    int from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  /** The number of an option within its range; faults go to the draft. */
  static OptionalLong read(Argument argument, long least, long most, Draft draft) {
    Token value = argument.value();
    String text = value.text();
    String name = argument.option().text();
    OptionalLong number = plain(text, 0, text.length());
    if (number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most) {
      return number;
    }
    boolean padded = text.length() > 1 && text.charAt(0) == '0' && isDigits(text);
    if (padded) {
      draft.fault(
          value,
          name + " " + text + " has a leading zero",
          "decimal digits",
          withoutZeros(text),
          Basis.OCTAL);
    } else {
      draft.fault(
          value,
          name + " " + text + " is no number from " + least + " to " + most,
          least + " to " + most,
          "",
          Basis.NUMBER);
    }
    return OptionalLong.empty();
  }

  /** As {@link #read}, for ranges within int. */
  static OptionalInt readInt(Argument argument, int least, int most, Draft draft) {
    OptionalLong number = read(argument, least, most, draft);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }
}
