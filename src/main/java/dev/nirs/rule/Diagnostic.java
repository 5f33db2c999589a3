package dev.nirs.rule;

/**
 * What is wrong, or noteworthy, at one place of a line.
 *
 * @param column where it stands, counted in characters from 1; one past the end for what is missing
 * @param message what was found and what is wrong with it
 * @param expected what would be right there; may be empty
 * @param repair the likely repair of the token; empty where none is evident
 * @param basis the rule of iptables behind it, one clause; may be empty
 */
public record Diagnostic(int column, String message, String expected, String repair, String basis) {

  /**
   * Refuses columns below 1.
   *
   * @throws IllegalArgumentException naming the column
   */
  public Diagnostic {
    if (column < 1) {
      throw new IllegalArgumentException("column " + column + " is below 1");
    }
  }

  /** {@code column 23: what; expected this; perhaps "that" (rule)}. */
  @Override
  public String toString() {
    return "column "
        + column
        + ": "
        + message
        + (expected.isEmpty() ? "" : "; expected " + expected)
        + (repair.isEmpty() ? "" : "; perhaps \"" + repair + "\"")
        + (basis.isEmpty() ? "" : " (" + basis + ")");
  }
}
