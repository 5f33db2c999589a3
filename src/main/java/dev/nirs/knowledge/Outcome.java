package dev.nirs.knowledge;

/**
 * What a ruleset did to the window it was made for.
 *
 * @param alerts alerts of the window, 1 or more
 * @param alertsMatched alerts that a rule matches, 0 to {@code alerts}
 * @param benign benign flows of the window, 0 or more
 * @param benignMatched benign flows that a rule matches, 0 to {@code benign}
 * @param epsilon the bound on their share that the ruleset was verified under, 0 to 1
 */
public record Outcome(
    int alerts, int alertsMatched, int benign, int benignMatched, double epsilon) {

  /**
   * Refuses counts that contradict one another.
   *
   * @throws IllegalArgumentException naming the field and the value
   */
  public Outcome {
    if (alerts < 1) {
      throw new IllegalArgumentException("alerts " + alerts + " is not 1 or more");
    }
    within("alertsMatched", alertsMatched, alerts);
    within("benign", benign, Integer.MAX_VALUE);
    within("benignMatched", benignMatched, benign);
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon " + epsilon + " is not 0 to 1");
    }
  }

  private static void within(String field, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(field + " " + value + " is not 0 to " + most);
    }
  }
}
