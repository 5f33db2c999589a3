package dev.nirs.verification;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Flows by the addresses of their ends: a rule about one host matches no flow, nor the answers of
 * one, that does not touch that host, so that the others need not be looked at.
 */
final class FlowsByHost {
  private final List<FiveTuple> flows;
  private final Map<IpAddress, Places> touching;

  private FlowsByHost(List<FiveTuple> flows, Map<IpAddress, Places> touching) {
    this.flows = flows;
    this.touching = touching;
  }

  static FlowsByHost of(List<FiveTuple> flows) {
    Map<IpAddress, Places> touching = new HashMap<>();
    for (int i = 0; i < flows.size(); i++) {
      touching.computeIfAbsent(flows.get(i).source(), address -> new Places()).add(i);
      touching.computeIfAbsent(flows.get(i).destination(), address -> new Places()).add(i);
    }
    return new FlowsByHost(flows, touching);
  }

  /** Without an index, for a few rules, where making it would cost more than it saves. */
  static FlowsByHost unindexed(List<FiveTuple> flows) {
    return new FlowsByHost(flows, Map.of());
  }

  /**
   * The flows that pass a test.
   *
   * @param rule the rule that the test is about: it fails for what the rule surely does not match
   *     in either direction
   * @return their places
   */
  BitSet passing(Rule rule, Predicate<FiveTuple> test) {
    BitSet found = new BitSet(flows.size());
    Optional<IpAddress> host = touching.isEmpty() ? Optional.empty() : host(rule);
    if (host.isPresent()) {
      add(host.get(), test, found);
      add(IpAddress.UNKNOWN, test, found); // an end that was not told may be any host
    } else {
      for (int i = 0; i < flows.size(); i++) {
        if (test.test(flows.get(i))) {
          found.set(i);
        }
      }
    }
    return found;
  }

  private void add(IpAddress address, Predicate<FiveTuple> test, BitSet found) {
    Places places = touching.getOrDefault(address, Places.NONE);
    for (int i = 0; i < places.count; i++) {
      if (test.test(flows.get(places.all[i]))) {
        found.set(places.all[i]);
      }
    }
  }

  /** The host that a rule is about. */
  private static Optional<IpAddress> host(Rule rule) {
    for (Match match : rule.matches()) {
      Optional<Prefix> prefix =
          switch (match) {
            case Match.Source m when !m.negated() -> Optional.of(m.prefix());
            case Match.Destination m when !m.negated() -> Optional.of(m.prefix());
            default -> Optional.empty();
          };
      if (prefix.isPresent() && prefix.get().isHost()) {
        return Optional.of(prefix.get().address());
      }
    }
    return Optional.empty();
  }

  /** Places of flows, in order; one whose ends are equal is there twice. */
  private static final class Places {
    private static final Places NONE = new Places();

    private int[] all = new int[4];
    private int count;

    void add(int place) {
      if (count == all.length) {
        all = Arrays.copyOf(all, count * 2);
      }
      all[count++] = place;
    }
  }
}
