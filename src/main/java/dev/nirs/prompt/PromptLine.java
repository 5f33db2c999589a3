package dev.nirs.prompt;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines fit for a prompt: printable ASCII, single spaces, bounded length. Owners' words and rules
 * pass through here, so that no control or bidirectional character and no line break gets in.
 */
final class PromptLine {

  /** Longest line, in characters; the rest is cut off. */
  static final int MOST_CHARACTERS = 1500;

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]+");
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Pattern COMMENT =
      Pattern.compile(" ?-m comment --comment (\"[^\"\\\\]*+\"|[^\" ]++)");

  private PromptLine() {}

  /**
   * One line of printable ASCII.
   *
   * @param text any text
   * @return the text with runs of anything else as one space, at most {@link #MOST_CHARACTERS}
   */
  static String clean(String text) {
    String head = text.substring(0, Math.min(text.length(), 4 * MOST_CHARACTERS));
    String plain = UNPRINTABLE.matcher(head).replaceAll(" ");
    String single = SPACES.matcher(plain).replaceAll(" ").strip();
    return single.substring(0, Math.min(single.length(), MOST_CHARACTERS)).strip();
  }

  /**
   * Rules without the free text in them: comments are taken out, and a rule with any other quoted
   * text is left out, as is one that would have to be cut.
   *
   * @param rules canonical rules
   * @return the rules that may be shown, in order
   */
  static List<String> rules(List<String> rules) {
    return rules.stream()
        .map(rule -> COMMENT.matcher(rule).replaceAll(""))
        .filter(rule -> rule.indexOf('"') < 0 && clean(rule).equals(rule))
        .toList();
  }
}
