package dev.nirs.evaluation.traffic;

import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.SortedAddresses;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which flows an address takes part in, as source and as destination. */
final class EndIndex {
  private final SortedAddresses addresses;
  private final Csr sources;
  private final Csr destinations;

  private EndIndex(SortedAddresses addresses, Csr sources, Csr destinations) {
    this.addresses = addresses;
    this.sources = sources;
    this.destinations = destinations;
  }

  static EndIndex of(Trace trace) {
    int count = trace.addressCount();
    int[] sources = IntStream.range(0, trace.size()).map(trace::source).toArray();
    int[] destinations = IntStream.range(0, trace.size()).map(trace::destination).toArray();
    return new EndIndex(
        SortedAddresses.of(trace.addresses()),
        Csr.ofRows(sources, 1, count),
        Csr.ofRows(destinations, 1, count));
  }

  /** The flows whose source lies in a network, as positions in the trace, rising. */
  int[] from(Prefix network) {
    return flows(network, sources);
  }

  /** The flows whose destination lies in a network, as positions in the trace, rising. */
  int[] to(Prefix network) {
    return flows(network, destinations);
  }

  private int[] flows(Prefix network, Csr rows) {
    int start = addresses.start(network);
    int end = addresses.end(network);
    IntStream found =
        IntStream.range(start, end)
            .flatMap(
                place -> {
                  Posting row = rows.row(addresses.number(place));
                  return Arrays.stream(row.values(), row.from(), row.to());
                });
    return (end - start > 1 ? found.sorted() : found).toArray();
  }
}
