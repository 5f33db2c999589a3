package dev.nirs.evaluation.traffic;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;

/** Which flows the firewall can see. */
public enum Scope {
  /** All of them. */
  ALL,
  /**
   * Those that cross a border: their ends lie in different /24 (IPv4) or /64 (IPv6) networks.
   * Lateral flows, and those that do not name both ends, are neither decided on nor ever blocked,
   * but count in the totals.
   */
  BORDER,
  /** As the published metric has it: IPv4 ends in different /24 networks, and data were sent. */
  PUBLISHED;

  boolean sees(Trace trace, int flow) {
    return switch (this) {
      case ALL -> true;
      case BORDER -> crosses(ends(trace, flow, true), ends(trace, flow, false));
      case PUBLISHED ->
          (trace.sentForward(flow) || trace.sentBackward(flow))
              && ends(trace, flow, true).version() == IpVersion.V4
              && crosses(ends(trace, flow, true), ends(trace, flow, false));
    };
  }

  static boolean crosses(IpAddress source, IpAddress destination) {
    if (!source.isKnown() || !destination.isKnown() || source.version() != destination.version()) {
      return false;
    }
    return source.version() == IpVersion.V4
        ? source.low() >>> 8 != destination.low() >>> 8
        : source.high() != destination.high();
  }

  private static IpAddress ends(Trace trace, int flow, boolean source) {
    return trace.address(source ? trace.source(flow) : trace.destination(flow));
  }
}
