package dev.nirs.selection;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.SortedAddresses;
import java.util.BitSet;

/**
 * Which addresses carry benign traffic, and which services: what a prefix must keep clear of.
 *
 * <p>The addresses of the alerts do not count: what benign traffic they carry is the cost of the
 * rule, not a neighbour's.
 */
final class BenignGround {
  /** Benign addresses around a network of victims beyond which it is taken for not clear. */
  private static final int MOST_RECEIVERS = 4096;

  private final int distance;
  private final SortedAddresses senders;
  private final SortedAddresses receivers;
  private final LongIndex services = new LongIndex(1024);

  private BenignGround(AddressIndex addresses, int distance, BitSet senders, BitSet receivers) {
    this.distance = distance;
    this.senders = SortedAddresses.of(addresses, senders);
    this.receivers = SortedAddresses.of(addresses, receivers);
  }

  /**
   * Reads who sends and receives benign flows.
   *
   * @param numbers the flows
   * @param distance minimum benign distance, in bits
   * @param both whether answers count too
   */
  static BenignGround of(FlowNumbers numbers, int distance, boolean both) {
    BitSet senders = new BitSet();
    BitSet receivers = new BitSet();
    FlowNumbers.Columns benign = numbers.benign;
    for (int i = 0; i < benign.rows(); i++) {
      mark(senders, benign.sources[i]);
      mark(receivers, benign.destinations[i]);
      if (both) {
        mark(senders, benign.destinations[i]);
        mark(receivers, benign.sources[i]);
      }
    }
    for (int i = 0; i < numbers.alerts.rows(); i++) {
      clear(senders, numbers.alerts.sources[i]);
      clear(receivers, numbers.alerts.destinations[i]);
    }
    return new BenignGround(numbers.addresses, distance, senders, receivers);
  }

  private static void mark(BitSet set, int address) {
    if (address >= 0) {
      set.set(address);
    }
  }

  private static void clear(BitSet set, int address) {
    if (address >= 0) {
      set.clear(address);
    }
  }

  /** Notes which services the benign addresses around the networks of victims are asked for. */
  void noteServices(FlowNumbers numbers, Networks victims, boolean both) {
    BitSet near = new BitSet();
    for (int node = 0; node < victims.size(); node++) {
      if (!victims.network(node).isHost()) {
        Prefix around = around(victims.network(node));
        int end = receivers.end(around);
        for (int place = receivers.start(around); place < end; place++) {
          near.set(receivers.number(place));
        }
      }
    }
    FlowNumbers.Columns benign = numbers.benign;
    for (int i = 0; i < benign.rows() && !near.isEmpty(); i++) {
      note(near, benign.destinations[i], benign.services[i]);
      if (both) {
        note(near, benign.sources[i], benign.answers(i));
      }
    }
  }

  private void note(BitSet near, int address, int service) {
    if (address >= 0 && near.get(address)) {
      services.add(key(address, service));
      services.add(key(address, FlowNumbers.service(FlowNumbers.protocol(service), -1)));
    }
  }

  /** Whether no address around a network sends benign flows. */
  boolean isClearOfSenders(Prefix network) {
    return !senders.isAnyIn(around(network));
  }

  /** Whether no address around a network of victims is sent benign flows of a service. */
  boolean isClearOfReceivers(Prefix network, int service) {
    Prefix around = around(network);
    int first = receivers.start(around);
    int end = receivers.end(around);
    if (end - first > MOST_RECEIVERS) {
      return false;
    }
    for (int place = first; place < end; place++) {
      if (services.find(key(receivers.number(place), service)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private Prefix around(Prefix network) {
    return Prefix.of(network.address(), Math.max(0, network.length() - distance));
  }

  private static long key(int address, int service) {
    return (long) address << 32 | service;
  }
}
