package dev.nirs.prompt;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules that a person refused in a case of the same pattern, as a prompt shows them.
 *
 * @param rules canonical rules, at most {@value #MOST_RULES} after cleaning; rules with quoted text
 *     are left out, as a comment is free text
 * @param reason why, in the person's words; at most {@value #MOST_OF_A_REASON} printable ASCII
 *     characters after cleaning; empty where nobody said
 */
public record PromptWarning(List<String> rules, String reason) {

  /** Most rules that are shown of one case: the first ones did most. */
  public static final int MOST_RULES = 2;

  /** Most characters of a reason that are shown. */
  public static final int MOST_OF_A_REASON = 120;

  /** Cleans both of what is not printable ASCII, and cuts them. */
  public PromptWarning {
    rules = PromptLine.rules(rules).stream().limit(MOST_RULES).toList();
    String words = PromptLine.clean(reason);
    reason = words.substring(0, Math.min(words.length(), MOST_OF_A_REASON)).strip();
  }

  /** One line; the rules without what all rules share, so that no line of it is a rule to copy. */
  String line() {
    String refused =
        rules.stream().map(PromptWarning::conditions).collect(Collectors.joining("; "));
    String why = reason.isEmpty() ? "" : " because " + reason;
    return "Avoid (an analyst rejected this): " + refused + why;
  }

  private static String conditions(String rule) {
    return rule.replaceFirst("^-A \\S+ ", "")
        .replaceAll("/32(?= )|/128(?= )| -m (?:tcp|udp|sctp|dccp)(?= )", "")
        .replaceFirst(" -j DROP$", "");
  }
}
