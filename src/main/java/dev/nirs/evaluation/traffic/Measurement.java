package dev.nirs.evaluation.traffic;

import java.time.Duration;

/**
 * One replay of one capture with its settings and cost.
 *
 * @param data the capture
 * @param strategy who decided
 * @param setting under which settings
 * @param result what came of it
 * @param cost what it took
 */
public record Measurement(
    String data, String strategy, Setting setting, ReplayResult result, Cost cost) {

  /**
   * The settings that vary from replay to replay.
   *
   * @param epsilon share of the benign window that the active rules may hit, 0 to 1
   * @param update interval of reviews and decisions; 0 for none
   * @param ttl time to live of a rule; 0 for ever
   */
  public record Setting(double epsilon, Duration update, Duration ttl) {}

  /**
   * What a replay took on this machine.
   *
   * @param ingestSeconds reading the capture, once for all its replays
   * @param seconds the replay, the making of posting lists included where it was the first to need
   *     them
   */
  public record Cost(double ingestSeconds, double seconds) {}

  /**
   * Correct block rate.
   *
   * @return stopped attack flows among all, 0 to 1; not a number where there are none
   */
  public double cbr() {
    return (double) result.blockedAttack() / result.attackFlows();
  }

  /**
   * Wrong block rate.
   *
   * @return stopped benign flows among all, 0 to 1; not a number where there are none
   */
  public double wbr() {
    return (double) result.blockedBenign() / result.benignFlows();
  }
}
