package dev.nirs.evaluation.traffic;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.util.List;

/**
 * The labelled flows of a capture in order of event time, in columns: 26 bytes a flow.
 *
 * <p>Addresses, protocols and labels are numbered in order of appearance. Immutable.
 */
public final class Trace {
  /** The label number of benign flows. */
  static final int BENIGN = 0;

  /** The originator sent data, or nobody knows. */
  static final int SENT_FORWARD = 1;

  /** The responder sent data. */
  static final int SENT_BACKWARD = 2;

  private final String name;
  private final TraceColumns columns;

  Trace(String name, TraceColumns columns) {
    this.name = name;
    this.columns = columns;
  }

  /**
   * What people call the capture.
   *
   * @return its name
   */
  public String name() {
    return name;
  }

  /**
   * How many flows it holds.
   *
   * @return 0 or more
   */
  public int size() {
    return columns.size();
  }

  /**
   * Event time of a flow.
   *
   * @param flow 0 to size - 1
   * @return microseconds since the epoch
   */
  public long time(int flow) {
    return columns.times()[flow];
  }

  /**
   * Whether a flow is labelled as attack.
   *
   * @param flow 0 to size - 1
   * @return false for benign flows
   */
  public boolean isAttack(int flow) {
    return columns.labels()[flow] != BENIGN;
  }

  /**
   * The same flows with their stamps cut to whole seconds, as the published metric counts.
   *
   * @return a trace that shares all other columns with this one
   */
  public Trace inWholeSeconds() {
    long[] seconds = columns.times().clone();
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = Math.floorDiv(seconds[i], 1_000_000L) * 1_000_000L;
    }
    return new Trace(name, columns.withTimes(seconds));
  }

  /**
   * The label of a flow as its place in {@link ReplayResult#classes()}.
   *
   * @param flow 0 to size - 1
   * @return 0 for benign flows
   */
  public int labelNumber(int flow) {
    return label(flow);
  }

  int label(int flow) {
    return columns.labels()[flow];
  }

  /** The sensor's words by label number; the first stands for benign flows. */
  List<String> labelNames() {
    return columns.labelNames();
  }

  int source(int flow) {
    return columns.sources()[flow];
  }

  int destination(int flow) {
    return columns.destinations()[flow];
  }

  int sourcePort(int flow) {
    return columns.sourcePorts()[flow];
  }

  int destinationPort(int flow) {
    return columns.destinationPorts()[flow];
  }

  Protocol protocol(int flow) {
    return columns.protocolNames().get(columns.protocols()[flow]);
  }

  IpAddress address(int number) {
    return columns.addresses().address(number);
  }

  AddressIndex addresses() {
    return columns.addresses();
  }

  int addressCount() {
    return columns.addresses().size();
  }

  /** Whether the originator sent data; true where nobody knows. */
  boolean sentForward(int flow) {
    return (columns.sent()[flow] & SENT_FORWARD) != 0;
  }

  boolean sentBackward(int flow) {
    return (columns.sent()[flow] & SENT_BACKWARD) != 0;
  }

  FiveTuple tuple(int flow) {
    return new FiveTuple(
        address(source(flow)),
        sourcePort(flow),
        address(destination(flow)),
        destinationPort(flow),
        protocol(flow));
  }

  Flow flow(int flow) {
    return new Flow(time(flow), tuple(flow));
  }

  /** The flow as the alert of a detector that reports it; what is labelled benign has no class. */
  Alert alert(int flow) {
    int label = label(flow);
    AttackClass kind = label == BENIGN ? AttackClass.UNKNOWN : columns.attackClasses().get(label);
    return new Alert(flow(flow), kind, 1, labelNames().get(label));
  }

  /** Flows with a time of at most {@code time}. */
  int countUntil(long time) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (columns.times()[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
