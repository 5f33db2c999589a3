package dev.nirs.model;

import dev.nirs.rule.Rule;

/** One rule of an answer, as far as its form tells. */
public sealed interface AnsweredRule {

  /**
   * What the model wrote for it, shortened; hostile text.
   *
   * @return one line
   */
  String text();

  /**
   * A line that is meant as a rule of iptables; not yet looked at by any grammar.
   *
   * @param text the line
   */
  record Line(String text) implements AnsweredRule {}

  /**
   * A rule made of typed fields or of a number; what the model wrote is not in it.
   *
   * @param text what the model wrote
   * @param rule the rule
   */
  record Made(String text, Rule rule) implements AnsweredRule {}

  /**
   * Something that is outside the form asked for.
   *
   * @param text what the model wrote
   * @param why what is wrong with it, and what was expected
   */
  record Unusable(String text, String why) implements AnsweredRule {}
}
