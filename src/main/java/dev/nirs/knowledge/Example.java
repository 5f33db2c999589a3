package dev.nirs.knowledge;

import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.SummaryText;
import dev.nirs.summary.WindowSummary;
import java.util.List;

/**
 * A verified case of the past: what a window looked like, the ruleset against it, and what that
 * ruleset did to the traffic.
 *
 * @param id unique; a later line with the same id replaces an earlier one
 * @param incident the incident it comes from, such as {@code cic-ids-2017/ssh-patator}: it is never
 *     shown for a window of the same incident; what stands before a slash contains what follows
 * @param text the window in one line, which retrieval compares; 1 to {@value #MOST_OF_A_TEXT}
 *     characters
 * @param window the window's counts
 * @param rules 1 to {@value #MOST_RULES} canonical rules
 * @param outcome what the rules did
 * @param acceptance who took it in
 */
public record Example(
    String id,
    String incident,
    String text,
    WindowSummary window,
    List<String> rules,
    Outcome outcome,
    Acceptance acceptance)
    implements KnowledgeEntry {

  /** Most characters of the text. */
  public static final int MOST_OF_A_TEXT = 1000;

  /** Most rules. */
  public static final int MOST_RULES = 32;

  private static final int MOST_OF_A_RULE = 1000;

  /**
   * Copies the rules and refuses ids, texts and rules out of range.
   *
   * @throws IllegalArgumentException naming the field
   */
  public Example {
    rules = List.copyOf(rules);
    Plain.requireId("id", id);
    if (id.startsWith("playbook/") || id.startsWith("host/")) {
      throw new IllegalArgumentException("id '" + id + "' is one of another kind of entry");
    }
    Plain.requireId("incident", incident);
    Plain.require("text", text, MOST_OF_A_TEXT);
    if (rules.isEmpty() || rules.size() > MOST_RULES) {
      throw new IllegalArgumentException(rules.size() + " rules are not 1 to " + MOST_RULES);
    }
    for (String rule : rules) {
      Plain.require("rule", rule, MOST_OF_A_RULE);
      if (!rule.startsWith("-A ")) {
        throw new IllegalArgumentException(
            "rule '" + Plain.shown(rule) + "' does not begin with -A");
      }
    }
  }

  /**
   * A new active example, its text derived from the window.
   *
   * @param id unique id
   * @param incident where it comes from
   * @param window the counts
   * @param rules canonical rules
   * @param result what they did, and who accepted that
   * @return the example
   */
  public static Example of(
      String id, String incident, WindowSummary window, List<String> rules, Verified result) {
    return new Example(
        id,
        incident,
        SummaryText.forRetrieval(window),
        window,
        rules,
        result.outcome(),
        result.acceptance());
  }

  /**
   * A key that is equal for rulesets that differ in order, addresses and source ports alone.
   *
   * @param rules canonical rules
   * @return the rules with those left out
   */
  public static String shapeOf(List<String> rules) {
    return RuleShape.ofRules(rules);
  }

  /**
   * The pattern of the window.
   *
   * @return the same as in the counts
   */
  public AttackPattern pattern() {
    return window.pattern();
  }

  /**
   * Whether it may be shown as one to follow.
   *
   * @return true only for an accepted one
   */
  public boolean isActive() {
    return acceptance.status() == Status.ACTIVE;
  }

  /**
   * Whether it may be shown as one to avoid.
   *
   * @return true only for a rejected one
   */
  public boolean isWarning() {
    return acceptance.status() == Status.REJECTED;
  }

  /**
   * The same case, no longer to be shown.
   *
   * @return a copy that is revoked
   */
  public Example revoked() {
    return with(acceptance.with(Status.REVOKED));
  }

  /**
   * The same case, taken in otherwise.
   *
   * @param other who took it in, and as what
   * @return a copy
   */
  public Example with(Acceptance other) {
    return new Example(id, incident, text, window, rules, outcome, other);
  }

  /** What may be done with an example. */
  public enum Status {
    /** A person accepted it: shown as one to follow. */
    ACTIVE,
    /** Someone took it back: kept, never shown. */
    REVOKED,
    /** A person refused it: shown as one to avoid. */
    REJECTED,
    /** It waits for a person: kept, never shown. */
    QUARANTINED,
    /** Another example stands for it: kept, never shown. */
    MERGED
  }

  /**
   * What makes a case a verified one.
   *
   * @param outcome what the rules did
   * @param acceptance who took it in
   */
  public record Verified(Outcome outcome, Acceptance acceptance) {}
}
