package dev.nirs.verification;

import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.List;
import java.util.Set;

/**
 * What no rule may cut off.
 *
 * @param prefixes addresses and networks that no rule may name, as source or as destination
 * @param hosts roles of hosts; those marked as protected may not be named, and their services must
 *     stay open to others
 * @param managementPorts TCP ports that no rule may close to everyone, 0 to 65535
 */
public record Protection(
    List<Prefix> prefixes, List<HostRole> hosts, Set<Integer> managementPorts) {

  /** Nothing is protected. */
  public static final Protection NONE = new Protection(List.of(), List.of(), Set.of());

  /** What is never an attacker: loopback (RFC 1122, RFC 4291). */
  public static final List<Prefix> LOOPBACK =
      List.of(Prefix.of(IpAddress.v4(127 << 24), 8), Prefix.host(new IpAddress(0, 1)));

  /** The port of ssh, by which most firewalls are managed. */
  public static final Set<Integer> SSH = Set.of(22);

  /** Copies the collections. */
  public Protection {
    prefixes = List.copyOf(prefixes);
    hosts = List.copyOf(hosts);
    managementPorts = Set.copyOf(managementPorts);
  }
}
