package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.sorting.IndirectSort;
import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Protocol;
import java.util.List;

/** The columns of a trace; arrays are as long as the trace and are never changed. */
@SuppressWarnings("ArrayRecordComponent") // columns are arrays, never compared
record TraceColumns(
    int size,
    long[] times,
    int[] sources,
    int[] destinations,
    int[] sourcePorts,
    int[] destinationPorts,
    short[] protocols,
    short[] labels,
    byte[] sent,
    AddressIndex addresses,
    List<Protocol> protocolNames,
    List<String> labelNames,
    List<AttackClass> attackClasses) {

  TraceColumns withTimes(long[] others) {
    return new TraceColumns(
        size,
        others,
        sources,
        destinations,
        sourcePorts,
        destinationPorts,
        protocols,
        labels,
        sent,
        addresses,
        protocolNames,
        labelNames,
        attackClasses);
  }

  /** The same flows in order of time; equal times keep their order. */
  TraceColumns sorted() {
    int[] order = IndirectSort.mergesort(0, size, (a, b) -> Long.compare(times[a], times[b]));
    long[] newTimes = new long[size];
    short[] newProtocols = new short[size];
    short[] newLabels = new short[size];
    byte[] newSent = new byte[size];
    for (int i = 0; i < size; i++) {
      newTimes[i] = times[order[i]];
      newProtocols[i] = protocols[order[i]];
      newLabels[i] = labels[order[i]];
      newSent[i] = sent[order[i]];
    }
    return new TraceColumns(
        size,
        newTimes,
        ordered(sources, order),
        ordered(destinations, order),
        ordered(sourcePorts, order),
        ordered(destinationPorts, order),
        newProtocols,
        newLabels,
        newSent,
        addresses,
        protocolNames,
        labelNames,
        attackClasses);
  }

  private static int[] ordered(int[] values, int[] order) {
    int[] ordered = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ordered[i] = values[order[i]];
    }
    return ordered;
  }
}
