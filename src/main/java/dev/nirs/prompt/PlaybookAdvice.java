package dev.nirs.prompt;

/**
 * What the playbook says about one attack pattern.
 *
 * @param pattern the pattern's name in kebab case, such as {@code syn-flood}
 * @param prefer what rules against it should look like; one line
 * @param avoid what they should not do; one line
 */
public record PlaybookAdvice(String pattern, String prefer, String avoid) {

  /** Cleans all three of what is not printable ASCII. */
  public PlaybookAdvice {
    pattern = PromptLine.clean(pattern);
    prefer = PromptLine.clean(prefer);
    avoid = PromptLine.clean(avoid);
  }
}
