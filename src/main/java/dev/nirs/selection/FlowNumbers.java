package dev.nirs.selection;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.util.List;

/** The flows of a window as numbers: one of each end's address, one of the service. */
final class FlowNumbers {
  /** Bits of a port plus one, so that 0 stands for none. */
  static final int PORT_BITS = 17;

  final AddressIndex addresses;
  final Columns alerts;
  final Columns benign;
  private final IpVersion version;

  private FlowNumbers(AlertWindow window, IpVersion version) {
    this.version = version;
    this.addresses = new AddressIndex(1024);
    this.alerts = new Columns(window.alerts().size());
    this.benign = new Columns(window.benign().size());
  }

  static FlowNumbers of(AlertWindow window, IpVersion version) {
    FlowNumbers numbers = new FlowNumbers(window, version);
    List<Alert> alerts = window.alerts();
    for (int i = 0; i < alerts.size(); i++) {
      numbers.set(numbers.alerts, i, alerts.get(i).flow().tuple());
    }
    List<Flow> benign = window.benign();
    for (int i = 0; i < benign.size(); i++) {
      numbers.set(numbers.benign, i, benign.get(i).tuple());
    }
    return numbers;
  }

  /** The service of a protocol and a port, which may be {@link FiveTuple#NO_PORT}. */
  static int service(int protocol, int port) {
    return protocol << PORT_BITS | port + 1;
  }

  static int protocol(int service) {
    return service >>> PORT_BITS;
  }

  static int port(int service) {
    return (service & (1 << PORT_BITS) - 1) - 1;
  }

  private void set(Columns columns, int row, FiveTuple tuple) {
    Protocol protocol = tuple.protocol();
    int number = protocol.isMatchable() ? protocol.number() : 0;
    boolean hasPorts = protocol.hasPorts();
    columns.sources[row] = end(tuple.source());
    columns.destinations[row] = end(tuple.destination());
    columns.services[row] = service(number, hasPorts ? tuple.destinationPort() : FiveTuple.NO_PORT);
    columns.sourcePorts[row] = hasPorts ? tuple.sourcePort() : FiveTuple.NO_PORT;
  }

  private int end(IpAddress address) {
    return address.isKnown() && address.version() == version
        ? addresses.add(address)
        : LongIndex.ABSENT;
  }

  /** Flows by row; an address that is not known or of the other family is ABSENT. */
  static final class Columns {
    final int[] sources;
    final int[] destinations;
    final int[] services;
    final int[] sourcePorts;

    Columns(int rows) {
      sources = new int[rows];
      destinations = new int[rows];
      services = new int[rows];
      sourcePorts = new int[rows];
    }

    int rows() {
      return sources.length;
    }

    /** The service of the answers: the same protocol, to the port the flow came from. */
    int answers(int row) {
      return service(protocol(services[row]), sourcePorts[row]);
    }
  }
}
