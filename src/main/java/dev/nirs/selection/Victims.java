package dev.nirs.selection;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.BitSet;

/** The addresses that alerts of the window go to more often than they come from. */
final class Victims {
  private final BitSet members = new BitSet();
  private final IpAddress[] sorted;

  private Victims(FlowNumbers numbers) {
    int[] balance = new int[numbers.addresses.size()];
    FlowNumbers.Columns alerts = numbers.alerts;
    for (int i = 0; i < alerts.rows(); i++) {
      add(balance, alerts.destinations[i], 1);
      add(balance, alerts.sources[i], -1);
    }
    for (int address = 0; address < balance.length; address++) {
      members.set(address, balance[address] > 0);
    }
    sorted =
        members.stream().mapToObj(numbers.addresses::address).sorted().toArray(IpAddress[]::new);
  }

  static Victims of(FlowNumbers numbers) {
    return new Victims(numbers);
  }

  private static void add(int[] balance, int address, int value) {
    if (address >= 0) {
      balance[address] += value;
    }
  }

  boolean isAnyIn(Prefix network) {
    int place = Networks.place(sorted, network.address());
    return place < sorted.length && network.contains(sorted[place]);
  }
}
