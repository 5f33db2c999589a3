package dev.nirs.summary;

import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.List;

/**
 * The counts an analyst would want of a window; lists are cut to the largest entries, most alerts
 * first, ties by value.
 *
 * @param seconds from the first alert to the last, 0 or more
 * @param totals how many alerts, benign flows and distinct values there are
 * @param pattern the shape of the attack
 * @param classes what the detector reports, most alerts first
 * @param sources source addresses of alerts
 * @param sourcePrefixes networks of more than one alerting source
 * @param destinations destination addresses of alerts
 * @param services destination services of alerts
 * @param protocols protocols of alerts
 */
public record WindowSummary(
    long seconds,
    Totals totals,
    AttackPattern pattern,
    List<Count<AttackClass>> classes,
    List<Count<IpAddress>> sources,
    List<Count<Prefix>> sourcePrefixes,
    List<Count<IpAddress>> destinations,
    List<Count<ServiceKey>> services,
    List<Count<Protocol>> protocols) {

  /** Copies the lists. */
  public WindowSummary {
    classes = List.copyOf(classes);
    sources = List.copyOf(sources);
    sourcePrefixes = List.copyOf(sourcePrefixes);
    destinations = List.copyOf(destinations);
    services = List.copyOf(services);
    protocols = List.copyOf(protocols);
  }

  /**
   * One value and how often it occurs on each side.
   *
   * @param <T> what is counted
   * @param value the value
   * @param alerts alerts with it, 1 or more
   * @param benign benign flows with it in the same place, 0 or more
   */
  public record Count<T>(T value, int alerts, int benign) {}

  /**
   * A service under attack.
   *
   * @param host the destination
   * @param protocol its protocol
   * @param port the destination port, or {@link dev.nirs.traffic.FiveTuple#NO_PORT}
   */
  public record ServiceKey(IpAddress host, Protocol protocol, int port) {}

  /**
   * Sizes.
   *
   * @param alerts alerts in the window, 1 or more
   * @param benign benign flows in the benign window, 0 or more
   * @param sources distinct source addresses of alerts
   * @param destinations distinct destination addresses of alerts
   * @param ports distinct destination ports of alerts
   * @param oneWayPercent share of alerts whose responder stayed silent, 0 to 100; 0 where volumes
   *     are not known
   */
  public record Totals(
      int alerts, int benign, int sources, int destinations, int ports, int oneWayPercent) {}
}
