package dev.nirs.evaluation.traffic;

import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.IpAddress;
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
    List<IpAddress> addresses,
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
}
