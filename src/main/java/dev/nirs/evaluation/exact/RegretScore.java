package dev.nirs.evaluation.exact;

/**
 * How far a strategy's rulesets stay behind the best ones, over many windows.
 *
 * @param strategy its name
 * @param bound what rulesets were held to
 * @param windows windows measured
 * @param proved of these, windows whose best ruleset is proved to be the optimum
 * @param alertRegret mean share of the best ruleset's alerts that the strategy's does not match, 0
 *     to 1
 * @param worst the largest of these shares
 * @param behind windows in which it matches fewer alerts than the best ruleset
 * @param rules mean number of its rules
 * @param bestRules mean number of the best ruleset's rules
 */
public record RegretScore(
    String strategy,
    Bound bound,
    int windows,
    int proved,
    double alertRegret,
    double worst,
    int behind,
    double rules,
    double bestRules) {

  /**
   * What rulesets are held to.
   *
   * @param data the capture's name
   * @param epsilon share of the benign window that a ruleset may hit, 0 to 1
   * @param maxRules most rules, 1 or more; {@link Integer#MAX_VALUE} for no limit
   */
  public record Bound(String data, double epsilon, int maxRules) {}
}
