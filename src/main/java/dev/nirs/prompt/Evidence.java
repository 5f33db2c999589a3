package dev.nirs.prompt;

import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Service;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that a rule of an answer in JSON may name: the largest entries of a window's counts, nothing
 * else.
 *
 * @param sources sources of alerts, then their networks; may be empty
 * @param destinations destinations of alerts; may be empty
 * @param services protocols with one destination port each, or with {@link PortRange#ALL} where the
 *     protocol has none; may be empty
 */
public record Evidence(List<Prefix> sources, List<Prefix> destinations, List<Service> services) {

  /** Copies the lists. */
  public Evidence {
    sources = List.copyOf(sources);
    destinations = List.copyOf(destinations);
    services = List.copyOf(services);
  }

  /**
   * The evidence of a window.
   *
   * @param summary its counts
   * @param version only addresses of this family
   * @param allowed what an address or network must satisfy to be offered at all
   * @return at most 16 sources, 8 destinations and 8 services
   */
  public static Evidence of(WindowSummary summary, IpVersion version, Predicate<Prefix> allowed) {
    Predicate<Prefix> wanted = prefix -> prefix.version() == version && allowed.test(prefix);
    Stream<Prefix> sources =
        Stream.concat(
            summary.sources().stream().filter(c -> c.value().isKnown()).map(c -> host(c.value())),
            summary.sourcePrefixes().stream().map(WindowSummary.Count::value));
    Stream<Prefix> destinations =
        summary.destinations().stream().filter(c -> c.value().isKnown()).map(c -> host(c.value()));
    Stream<Service> services =
        summary.services().stream()
            .map(WindowSummary.Count::value)
            .filter(key -> key.protocol().isMatchable())
            .filter(key -> !key.protocol().hasPorts() || key.port() >= 0)
            .map(key -> new Service(key.protocol(), ports(key)));
    return new Evidence(
        sources.filter(wanted).distinct().toList(),
        destinations.filter(wanted).distinct().toList(),
        services.distinct().toList());
  }

  /**
   * Whether there is nothing a rule could name an address with.
   *
   * @return true where neither a source nor a destination is there
   */
  public boolean isEmpty() {
    return sources.isEmpty() && destinations.isEmpty();
  }

  private static Prefix host(IpAddress address) {
    return Prefix.host(address);
  }

  private static PortRange ports(WindowSummary.ServiceKey key) {
    return key.protocol().hasPorts() ? PortRange.of(key.port()) : PortRange.ALL;
  }
}
