package dev.nirs.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes the rule lines out of an answer in free text: thinking, code fences, bullets, numbers, the
 * name of the command and prose around go.
 *
 * <p>Nothing is invented, and nothing joined but lines that end in a continuation backslash, as a
 * shell would. A line whose meaning is in doubt is kept as it is, so that the grammar can refuse
 * it. Time and memory are linear in the length of the answer.
 */
public final class AnswerCleaner {

  /** Most lines kept. */
  public static final int MOST_LINES = 32;

  /** Longest line kept, in characters: {@code iptables-restore} reads no more than 1023. */
  public static final int MOST_CHARACTERS = 1023;

  /** Most remarks about what was removed. */
  public static final int MOST_REMARKS = 64;

  private static final int MOST_OF_A_REMARK = 80;
  private static final int MOST_OF_NONE = 40;

  /** No dress makes a line of this length a rule; it is not looked at any further. */
  private static final int TOO_LONG = 2 * MOST_CHARACTERS;

  private static final Pattern BREAK =
      Pattern.compile("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029\\x0b\\f]");
  private static final Pattern CONTROL_TOKEN =
      Pattern.compile("<\\|[a-z_]{1,20}\\|>|</s>|<end_of_turn>");
  private static final Pattern FENCE = Pattern.compile("[`~]{3,}[A-Za-z0-9_+-]{0,20}");
  private static final Pattern FRAME =
      Pattern.compile("\\*(?:filter|nat|mangle|raw)|COMMIT|:[A-Z]{4,12} [A-Z-]+ \\[[0-9:]*]");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Set<String> NONE =
      Set.of(
          "none",
          "no rule",
          "no rules",
          "no safe rule",
          "no safe rules",
          "no rule needed",
          "no rules needed",
          "no rule is safe",
          "no rules are needed",
          "no rule is needed",
          "n/a",
          "empty");

  private final Map<String, String> lines = new LinkedHashMap<>();
  private final List<String> removed = new ArrayList<>();
  private int unsaid;
  private boolean cut;
  private boolean none;

  private AnswerCleaner() {}

  /**
   * The rule lines of a text.
   *
   * @param text any text
   * @param cutShort whether its last line may be half a line
   * @return lines and remarks
   */
  public static CleanedAnswer clean(String text, boolean cutShort) {
    AnswerCleaner cleaner = new AnswerCleaner();
    cleaner.read(text, cutShort);
    return cleaner.result();
  }

  private void read(String text, boolean cutShort) {
    ThinkingBlocks thinking = ThinkingBlocks.removeFrom(text);
    if (thinking.removed() > 0) {
      remark("thinking", thinking.removed() + " characters");
    }
    cut = thinking.unclosed();
    String plain = CONTROL_TOKEN.matcher(thinking.text()).replaceAll("\n");
    if (plain.length() < thinking.text().length()) {
      remark("turn marks", thinking.text().length() - plain.length() + " characters");
    }
    AnswerLines all = new AnswerLines(plain, BREAK);
    while (lines.size() < MOST_LINES && all.hasNext()) {
      String statement = statement(all);
      if (cutShort && !all.hasNext() && !thinking.unclosed() && !statement.isBlank()) {
        remark("half a line", statement);
        cut = true;
      } else {
        keep(statement);
      }
    }
    if (all.hasText()) {
      remark("more than " + MOST_LINES + " lines", "the rest");
      cut = true;
    }
  }

  /** The next line, with those that a backslash at its end joins to it. */
  private String statement(AnswerLines all) {
    StringBuilder whole = new StringBuilder(all.next().stripTrailing());
    boolean open = whole.toString().endsWith("\\");
    while (open && all.continues()) {
      remark("line continuation", whole.substring(0, Math.min(whole.length(), MOST_CHARACTERS)));
      String next = all.next().stripTrailing();
      open = next.endsWith("\\");
      if (whole.length() <= TOO_LONG) {
        whole.setLength(whole.length() - 1);
        whole.append(next);
      }
    }
    if (open && all.endsStatement()) {
      remark("line continuation", whole.toString());
      whole.setLength(whole.length() - 1);
    }
    return whole.toString();
  }

  private void keep(String line) {
    if (line.isBlank()) {
      return;
    }
    if (line.length() > TOO_LONG) {
      tooLong(line);
      return;
    }
    Optional<String> rule = RuleLine.of(line);
    if (rule.isEmpty()) {
      prose(line.strip());
    } else if (rule.get().length() > MOST_CHARACTERS) {
      tooLong(line);
    } else if (lines.putIfAbsent(SPACES.matcher(rule.get()).replaceAll(" "), rule.get()) != null) {
      remark("repeat", rule.get());
    } else if (!rule.get().equals(line)) {
      remark("around a rule", line);
    }
  }

  private void tooLong(String line) {
    remark("over " + MOST_CHARACTERS + " characters", line);
    cut = true;
  }

  private void prose(String line) {
    boolean isShort = line.length() <= MOST_OF_NONE;
    if (isShort && NONE.contains(words(line))) {
      none = true;
      remark("says there is no rule", line);
    } else if (FENCE.matcher(line).matches()) {
      remark("code fence", line);
    } else if (FRAME.matcher(line).matches()) {
      remark("frame of iptables-save", line);
    } else {
      remark("prose", line);
    }
  }

  private static String words(String line) {
    return line.toLowerCase(Locale.ROOT).replaceAll("^[^a-z]+|[^a-z]+$", "");
  }

  private void remark(String kind, String what) {
    if (removed.size() >= MOST_REMARKS - 1) {
      unsaid++;
      return;
    }
    String plain = what.strip();
    boolean isLong = plain.length() > MOST_OF_A_REMARK;
    removed.add(kind + ": " + (isLong ? plain.substring(0, MOST_OF_A_REMARK) + "..." : plain));
  }

  private CleanedAnswer result() {
    if (unsaid > 0) {
      removed.add("and " + unsaid + " more");
    }
    return new CleanedAnswer(List.copyOf(lines.values()), removed, cut, none && lines.isEmpty());
  }
}
