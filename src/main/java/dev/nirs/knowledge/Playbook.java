package dev.nirs.knowledge;

import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.SummaryText;
import java.util.ArrayList;
import java.util.List;

/**
 * What experience says about rules against one attack pattern.
 *
 * @param pattern the pattern
 * @param title what people call it, 1 to {@value #MOST_OF_A_LINE} characters like the four below
 * @param signs how the pattern looks in counts; what retrieval compares with a window
 * @param prefer the shape that rules should have; goes into prompts
 * @param avoid the shape that rules should not have; goes into prompts
 * @param why the reason for both
 * @param body Markdown for people, 1 to {@value #MOST_OF_A_BODY} characters
 */
public record Playbook(
    AttackPattern pattern,
    String title,
    String signs,
    String prefer,
    String avoid,
    String why,
    String body)
    implements KnowledgeEntry {

  /** Most characters of a field of the front matter. */
  public static final int MOST_OF_A_LINE = 220;

  /** Most characters of the body. */
  public static final int MOST_OF_A_BODY = 20_000;

  /**
   * Refuses fields that are not one line of printable ASCII, and an empty or over-long body.
   *
   * @throws IllegalArgumentException naming the field
   */
  public Playbook {
    Plain.require("title", title, MOST_OF_A_LINE);
    Plain.require("signs", signs, MOST_OF_A_LINE);
    Plain.require("prefer", prefer, MOST_OF_A_LINE);
    Plain.require("avoid", avoid, MOST_OF_A_LINE);
    Plain.require("why", why, MOST_OF_A_LINE);
    if (body.isBlank() || body.length() > MOST_OF_A_BODY) {
      throw new IllegalArgumentException(
          "body of " + body.length() + " characters is not 1 to " + MOST_OF_A_BODY + " long");
    }
  }

  /** {@code playbook/PATTERN} in kebab case. */
  @Override
  public String id() {
    return "playbook/" + EnumName.kebab(pattern);
  }

  /**
   * How the pattern looks, in one line.
   *
   * @return pattern, title and signs
   */
  public String head() {
    return SummaryText.word(pattern) + ", " + title + ": " + signs;
  }

  /**
   * The entry in pieces that are embedded each for itself, short enough for the embedding model to
   * read all of them.
   *
   * @return the head, the advice, then every paragraph and list item of the body, each under the
   *     title; without Markdown signs
   */
  List<String> passages() {
    List<String> passages = new ArrayList<>();
    passages.add(head());
    passages.add(title + ": " + prefer);
    passages.add(title + ": " + why);
    for (String paragraph : body.split("\\n\\s*\\n|\\n(?=- )", -1)) {
      String plain = paragraph.replaceAll("[*`#]|^- ", "").replaceAll("\\s+", " ").strip();
      if (!plain.isEmpty()) {
        passages.add(title + ": " + plain);
      }
    }
    return passages;
  }
}
