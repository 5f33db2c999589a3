package dev.nirs.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the wanted values of JSON objects that are plain, as sensors nearly always write them:
 * ASCII, no escapes in what is wanted, not deep. It reads such an object just as {@link FlatJson}
 * does, but where it lies and without making tokens; all else, what is broken included, it leaves
 * to the real parser. Not thread-safe.
 */
final class PlainJson {
  private static final int DEEPEST = 32;
  private static final int LONGEST_KEY = 256;
  private static final int LONGEST_NUMBER = 64;

  /** A place behind every line: stands for all that is not plain, since nothing goes on there. */
  private static final int NOWHERE = Integer.MAX_VALUE;

  private static final KeyTable NOTHING = new KeyTable();
  private static final long QUOTES = EightBytes.of('"');
  private static final long BACKSLASHES = EightBytes.of('\\');

  private final Row row;
  private final KeyTable keys = new KeyTable();
  private byte[] line = {};
  private int end;

  PlainJson(Row row) {
    this.row = row;
    Map<String, KeyTable> inner = new HashMap<>();
    Map<String, Cell> cells = new HashMap<>();
    for (int field = 0; field < row.size(); field++) {
      String name = row.name(field);
      int dot = name.indexOf('.');
      cells.put(name, row.cell(field)); // Zeek writes id.orig_h as one key
      if (dot > 0) {
        cells.putIfAbsent(name.substring(0, dot), JsonKey.UNKNOWN.cell());
        inner
            .computeIfAbsent(name.substring(0, dot), outer -> new KeyTable())
            .put(new JsonKey(name.substring(dot + 1), row.cell(field), Optional.empty()));
      }
    }
    cells.forEach(
        (name, cell) -> keys.put(new JsonKey(name, cell, Optional.ofNullable(inner.get(name)))));
  }

  /**
   * Points the cells of the row into an object.
   *
   * @return false where it is not plain; the row is of no use then
   */
  boolean read(byte[] bytes, int from, int to) {
    row.clear();
    line = bytes;
    end = to;
    int at = blanks(from);
    return at(at) == '{' && blanks(object(at + 1, keys, 1)) == end;
  }

  private byte at(int place) {
    return place < end ? line[place] : 0;
  }

  private int blanks(int from) {
    int at = from;
    while (at < end && line[at] <= ' ' && isBlank(line[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** Where an object ends whose first key is looked for at a place. */
  private int object(int from, KeyTable known, int depth) {
    int at = blanks(from);
    if (at(at) == '}') {
      return at + 1;
    }
    at = member(at, known, depth);
    while (at(at) == ',') {
      at = member(blanks(at + 1), known, depth);
    }
    return at(at) == '}' ? at + 1 : NOWHERE;
  }

  private int member(int at, KeyTable known, int depth) {
    if (at(at) != '"') {
      return NOWHERE;
    }
    int quote = plain(at + 1);
    int colon = blanks(quote + 1);
    if (at(quote) != '"' || quote - at > LONGEST_KEY || at(colon) != ':') {
      return NOWHERE;
    }
    return value(blanks(colon + 1), known.get(line, at + 1, quote), depth);
  }

  private int array(int from, int depth) {
    int at = blanks(from);
    if (at(at) == ']') {
      return at + 1;
    }
    at = value(at, JsonKey.UNKNOWN, depth);
    while (at(at) == ',') {
      at = value(blanks(at + 1), JsonKey.UNKNOWN, depth);
    }
    return at(at) == ']' ? at + 1 : NOWHERE;
  }

  /** Where a value and the blanks behind it end. */
  private int value(int at, JsonKey key, int depth) {
    if (depth > DEEPEST) {
      return NOWHERE;
    }
    int next =
        switch (at(at)) {
          case '"' -> string(at + 1, key.cell());
          case '{' -> object(at + 1, key.inner().orElse(NOTHING), depth + 1);
          case '[' -> array(at + 1, depth + 1);
          case 't' -> keep(at, literal(at, "true"), key.cell());
          case 'f' -> keep(at, literal(at, "false"), key.cell());
          case 'n' -> literal(at, "null");
          default -> keep(at, number(at), key.cell());
        };
    return blanks(next);
  }

  private int literal(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(at + i) != word.charAt(i)) {
        return NOWHERE;
      }
    }
    return at + word.length();
  }

  private int number(int from) {
    int at = at(from) == '-' ? from + 1 : from;
    int whole = digits(at);
    boolean valid = whole > at && (at(at) != '0' || whole == at + 1);
    at = whole;
    if (at(at) == '.') {
      at = digits(whole + 1);
      valid &= at > whole + 1;
    }
    if ((at(at) | 0x20) == 'e') {
      int power = at(at + 1) == '-' || at(at + 1) == '+' ? at + 2 : at + 1;
      at = digits(power);
      valid &= at > power;
    }
    return valid && at - from <= LONGEST_NUMBER ? at : NOWHERE;
  }

  private int digits(int from) {
    int at = from;
    while (at < end && line[at] >= '0' && line[at] <= '9') {
      at++;
    }
    return at;
  }

  private int string(int from, Cell cell) {
    int at = plain(from);
    if (at(at) == '"') {
      keep(from, at, cell);
      return at + 1;
    }
    while (at(at) == '\\' && !cell.isEmpty()) { // not wanted
      at = plain(escaped(at + 1));
    }
    return at(at) == '"' ? at + 1 : NOWHERE;
  }

  private int escaped(int at) {
    return switch (at(at)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
      case 'u' -> hex(at + 1) && hex(at + 2) && hex(at + 3) && hex(at + 4) ? at + 5 : NOWHERE;
      default -> NOWHERE;
    };
  }

  private boolean hex(int at) {
    return Character.digit(at(at), 16) >= 0;
  }

  /** The first byte from a place on that is no plain character of a string, or the end. */
  private int plain(int from) {
    int at = from;
    while (at < end - Long.BYTES) {
      long word = EightBytes.at(line, at);
      long found = special(word);
      if (found != 0) {
        return at + EightBytes.first(found);
      }
      at += Long.BYTES;
    }
    while (at < end && line[at] >= ' ' && line[at] != '"' && line[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Marks quotes, backslashes, control characters and non-ASCII; exact in the first it marks. */
  private static long special(long word) {
    return EightBytes.zero(word ^ QUOTES)
        | EightBytes.zero(word ^ BACKSLASHES)
        | EightBytes.unprintable(word);
  }

  /** Points a cell that is wanted and not yet filled at a value. */
  private int keep(int from, int to, Cell cell) {
    if (to != NOWHERE && cell.isEmpty()) {
      cell.set(line, from, Math.min(to, from + FlatJson.MOST));
    }
    return to;
  }
}
