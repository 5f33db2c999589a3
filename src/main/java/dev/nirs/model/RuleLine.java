package dev.nirs.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an answer without the dress that models put around a rule: bullets, numbers, labels,
 * quotes, the name of the command, remarks behind.
 *
 * <p>Only what cannot be part of a rule is taken off, and never so that the rest matches more than
 * the line said: what is in doubt stays, and the grammar refuses it. Every pattern here is applied
 * to a line of bounded length and is linear.
 */
final class RuleLine {

  private static final int MOST_LAYERS = 8;

  /** Bullets, numbers, quote marks and prompts before a rule. */
  private static final Pattern LEADING =
      Pattern.compile(
          "^(?:[-*+•‣◦·–—]\\s+|>\\s*|\\$\\s+|\\*\\*|"
              + "[(\\[]?(?:[0-9]{1,3}|[A-Za-z])[.):\\]]{1,2}(?=[\\s`\"'*-])\\s*|"
              + "`{1,3}(?:bash|sh|shell|iptables|text)?(?=[\\s-])\\s*|[\"'“‘]\\s*)");

  /** A heading on the rule's own line, such as {@code Rule 1:}. */
  private static final Pattern LABEL =
      Pattern.compile(
          "^[A-Za-z][A-Za-z0-9 ()#*]{0,40}:[* ]+(?=[`\"'*]{0,3}(?:-|sudo|/|ip6?tables))");

  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(?:not|never|no|avoid|bad|wrong|invalid|incorrect|unsafe|forbidden|instead|dont)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMAND =
      Pattern.compile(
          "^(?:sudo\\s+)?(?:/(?:usr/)?s?bin/)?(ip6?tables)\\s+(?=[-!])", Pattern.CASE_INSENSITIVE);

  private static final Pattern IPV6_END =
      Pattern.compile("(?:^|\\s)(?:-[sd]|--source|--destination|--src|--dst)\\s+[0-9a-fA-F]*:");

  /** How a rule starts: one option, perhaps negated. */
  private static final Pattern RULE =
      Pattern.compile("^(?:!\\s*)?(?:-[A-Za-z46](?=\\s|$)|--[a-z][a-z-]+(?=\\s|$))");

  private static final Pattern BRACKETS = Pattern.compile(" \\([A-Za-z ,.]*\\)[.;]?");
  private static final Pattern TRAILING_MARKS = Pattern.compile("(?:\\*\\*|`{1,3}|[\"'”’][,.;]?)$");

  private RuleLine() {}

  /**
   * The rule that a line holds.
   *
   * @param line one line, at most a few thousand characters
   * @return the candidate, or empty where the line is prose
   */
  static Optional<String> of(String line) {
    String rest = strip(line);
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      String next = strip(undress(rest));
      if (next.equals(rest)) {
        break;
      }
      rest = next;
    }
    return candidate(rest).map(RuleLine::withoutTail).filter(RuleLine::isRule);
  }

  /** Whether a text starts like a rule, or like a command that holds one. */
  static boolean startsRule(String line) {
    return of(line).filter(rule -> rule.startsWith("-A") || rule.startsWith("--app")).isPresent();
  }

  private static String undress(String line) {
    char first = line.isEmpty() ? ' ' : line.charAt(0);
    if (first == '`') {
      return codeSpan(line);
    }
    Matcher label = LABEL.matcher(line);
    if (label.find()) {
      boolean negated = NEGATION.matcher(label.group()).find();
      return negated ? "" : line.substring(label.end());
    }
    return LEADING.matcher(line).replaceFirst("");
  }

  /** What stands between back quotes; what follows them is prose. */
  private static String codeSpan(String line) {
    int ticks = 0;
    while (ticks < line.length() && line.charAt(ticks) == '`') {
      ticks++;
    }
    int close = line.indexOf('`', ticks);
    String inside = close < 0 ? line.substring(ticks) : line.substring(ticks, close);
    return inside.replaceFirst("^(?:bash|sh|shell|iptables)\\s+(?=-|sudo|ip6?tables)", "");
  }

  private static Optional<String> candidate(String line) {
    Matcher command = COMMAND.matcher(line);
    if (!command.find()) {
      return isRule(line) ? Optional.of(line) : Optional.empty();
    }
    String rest = line.substring(command.end());
    boolean six = command.group(1).length() > "iptables".length();
    // without an address that shows it, the family is in the command's name alone
    return Optional.of(six && !IPV6_END.matcher(rest).find() ? line : rest);
  }

  private static boolean isRule(String line) {
    return RULE.matcher(line).lookingAt() || COMMAND.matcher(line).find();
  }

  private static String withoutTail(String rule) {
    String rest = rule;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      String next = strip(bare(rest));
      if (next.equals(rest)) {
        return rest;
      }
      rest = next;
    }
    return rest;
  }

  private static String bare(String rule) {
    String plain = withoutPunctuation(withoutRemark(rule));
    return hasOddQuotes(plain) ? TRAILING_MARKS.matcher(plain).replaceFirst("") : marks(plain);
  }

  /** Without a comment as a shell reads it, or words in brackets, which no rule has. */
  private static String withoutRemark(String rule) {
    int hash = rule.indexOf(" #");
    if (hash > 0 && rule.indexOf('"', hash) < 0 && rule.indexOf('\'', hash) < 0) {
      return rule.substring(0, hash);
    }
    int bracket = rule.lastIndexOf(" (");
    return bracket > 0 && BRACKETS.matcher(rule).region(bracket, rule.length()).matches()
        ? rule.substring(0, bracket)
        : rule;
  }

  /**
   * Without punctuation behind a word; behind a number it may mean something, as in {@code 80:}.
   */
  private static String withoutPunctuation(String rule) {
    int word = rule.length();
    while (word > 0 && ".,;:!".indexOf(rule.charAt(word - 1)) >= 0) {
      word--;
    }
    int before = word;
    while (before > 0 && isWord(rule.charAt(before - 1))) {
      before--;
    }
    boolean isBehindWord = before < word && before > 0 && isSpace(rule.charAt(before - 1));
    return isBehindWord ? rule.substring(0, word) : rule;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-';
  }

  private static String marks(String rule) {
    return rule.replaceFirst("(?:\\*\\*|`{1,3})$", "");
  }

  private static boolean hasOddQuotes(String rule) {
    return rule.chars().filter(c -> c == '"' || c == '\'' || c == '”' || c == '’').count() % 2 == 1;
  }

  /** Without white space at both ends, the no-break kind included. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff';
  }
}
