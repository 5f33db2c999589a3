package dev.nirs.selection;

import dev.nirs.traffic.IpVersion;

/**
 * How far general candidates may go beyond the addresses and ports that were seen.
 *
 * @param benignDistance minimum benign distance in bits, 0 to 32: a prefix is a candidate only
 *     where the network around it that is shorter by so many bits holds no other address that
 *     carries benign traffic
 * @param shortestPrefix shortest prefix, in bits of the rules' family, 1 or more
 * @param connectionAlerts alerts that one connection must have to get a rule of its own, 1 or more:
 *     a connection that is over does not come again
 */
public record GeneralSettings(int benignDistance, int shortestPrefix, int connectionAlerts) {

  /** Distance 1 bit, no wider than a /16, connections with 2 alerts or more. */
  public static final GeneralSettings DEFAULT_V4 = new GeneralSettings(1, 16, 2);

  /** Distance 1 bit, no wider than a /48, connections with 2 alerts or more. */
  public static final GeneralSettings DEFAULT_V6 = new GeneralSettings(1, 48, 2);

  /**
   * The defaults of a family.
   *
   * @param version the family of the rules
   * @return {@link #DEFAULT_V4} or {@link #DEFAULT_V6}
   */
  public static GeneralSettings of(IpVersion version) {
    return version == IpVersion.V4 ? DEFAULT_V4 : DEFAULT_V6;
  }

  /**
   * Refuses values out of range.
   *
   * @throws IllegalArgumentException naming the value
   */
  public GeneralSettings {
    if (benignDistance < 0 || benignDistance > 32) {
      throw new IllegalArgumentException("benign distance " + benignDistance + " is not 0 to 32");
    }
    if (shortestPrefix < 1 || shortestPrefix > 128) {
      throw new IllegalArgumentException("shortest prefix " + shortestPrefix + " is not 1 to 128");
    }
    if (connectionAlerts < 1) {
      throw new IllegalArgumentException(
          "alerts of a connection " + connectionAlerts + " are not 1 or more");
    }
  }
}
