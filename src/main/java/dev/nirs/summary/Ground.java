package dev.nirs.summary;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which side of the firewall an address is taken to be on: private and link-local addresses (RFC
 * 1918, RFC 3927, RFC 4193, RFC 4291 section 2.5.6) are inside, all others outside.
 */
enum Ground {
  INSIDE,
  OUTSIDE;

  private static final List<Prefix> PRIVATE =
      Stream.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "127.0.0.0/8",
              "fc00::/7",
              "fe80::/10")
          .map(Prefix::parse)
          .flatMap(Optional::stream)
          .toList();

  static Ground of(IpAddress address) {
    return PRIVATE.stream().anyMatch(p -> p.contains(address)) ? INSIDE : OUTSIDE;
  }

  /** The word for people and embeddings. */
  String word() {
    return this == INSIDE ? "inside" : "outside";
  }
}
