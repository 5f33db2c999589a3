package dev.nirs.selection;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.SortedAddresses;
import java.util.BitSet;
import java.util.Set;

/**
 * The addresses that alerts of the window go to more often than they come from, and those that
 * floods forge.
 */
final class Victims {
  private final SortedAddresses sorted;
  private final Set<IpAddress> forged;

  private Victims(FlowNumbers numbers, Set<IpAddress> forged) {
    this.forged = forged;
    BitSet members = new BitSet();
    int[] balance = new int[numbers.addresses.size()];
    FlowNumbers.Columns alerts = numbers.alerts;
    for (int i = 0; i < alerts.rows(); i++) {
      add(balance, alerts.destinations[i], 1);
      add(balance, alerts.sources[i], -1);
    }
    for (int address = 0; address < balance.length; address++) {
      members.set(address, balance[address] > 0);
    }
    sorted = SortedAddresses.of(numbers.addresses, members);
  }

  static Victims of(FlowNumbers numbers, Set<IpAddress> forged) {
    return new Victims(numbers, forged);
  }

  /** Whether a network is a single address that was only forged. */
  boolean isForged(Prefix network) {
    return !forged.isEmpty() && network.isHost() && forged.contains(network.address());
  }

  private static void add(int[] balance, int address, int value) {
    if (address >= 0) {
      balance[address] += value;
    }
  }

  boolean isAnyIn(Prefix network) {
    return sorted.isAnyIn(network);
  }
}
