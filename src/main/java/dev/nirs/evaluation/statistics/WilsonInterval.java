package dev.nirs.evaluation.statistics;

/**
 * Where the true share lies with 95 % confidence, by Wilson's score interval (Wilson 1927), which
 * holds for few trials and for shares of 0 and 1.
 *
 * @param low 0 to 1
 * @param high {@code low} to 1
 */
public record WilsonInterval(double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * The interval for a share.
   *
   * @param hits 0 to {@code trials}
   * @param trials 0 or more
   * @return the interval; 0 to 1 where there are no trials
   * @throws IllegalArgumentException where hits are not within trials
   */
  public static WilsonInterval of(int hits, int trials) {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(hits + " hits are not 0 to " + trials);
    }
    if (trials == 0) {
      return new WilsonInterval(0, 1);
    }
    double share = (double) hits / trials;
    double square = Z * Z / trials;
    double middle = (share + square / 2) / (1 + square);
    double half =
        Z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials)) / (1 + square);
    return new WilsonInterval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
