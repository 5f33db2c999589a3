package dev.nirs.rule;

/** The ASCII characters that word processors and models replace with prettier ones. */
final class Typography {
  private Typography() {}

  /** What a character was probably meant to be; empty where that is not evident. */
  static String plain(char c) {
    return switch (c) {
      case '\u2010', '\u2011', '\u2012', '\u2212', '\uFE63', '\uFF0D' -> "-";
      case '\u2013', '\u2014', '\u2015' -> "--";
      case '\u2018', '\u2019', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> "\"";
      case '\u00A0', '\u2002', '\u2003', '\u2009', '\u202F', '\u3000' -> " ";
      case '\uFF1A' -> ":";
      case '\uFF0C' -> ",";
      case '\uFF0E' -> ".";
      case '\uFF0F' -> "/";
      case '\uFF01' -> "!";
      default -> "";
    };
  }
}
