package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.ObjectIntHashMap;
import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers observations into a trace and puts them in order of event time; equal times keep the
 * order in which they came.
 *
 * <p>Flow records behind alerts are left out: the alert stands for them. Not thread-safe.
 */
public final class TraceBuilder implements Consumer<Observation> {
  private static final int MOST_LABELS = Short.MAX_VALUE;

  private final ObjectIntHashMap<Protocol> protocolNumbers = new ObjectIntHashMap<>();
  private final ObjectIntHashMap<String> labelNumbers = new ObjectIntHashMap<>();
  private final AddressIndex addresses = new AddressIndex(1024);
  private final List<Protocol> protocolNames = new ArrayList<>();
  private final List<String> labelNames = new ArrayList<>(List.of("benign"));
  private final List<AttackClass> attackClasses = new ArrayList<>(List.of(AttackClass.UNKNOWN));
  private int size;
  private boolean inOrder = true;
  private long[] times = new long[1024];
  private int[] sources = new int[1024];
  private int[] destinations = new int[1024];
  private int[] sourcePorts = new int[1024];
  private int[] destinationPorts = new int[1024];
  private short[] protocols = new short[1024];
  private short[] labels = new short[1024];
  private byte[] sent = new byte[1024];

  /** A builder that has taken nothing. */
  public TraceBuilder() {}

  /**
   * Takes the next observation.
   *
   * @param observation at any place in time
   */
  @Override
  public void accept(Observation observation) {
    switch (observation) {
      case Observation.Benign benign -> add(benign.flow(), Trace.BENIGN);
      case Alert alert -> add(alert.flow(), label(alert));
      case Observation.Alerted alerted -> {}
    }
  }

  /**
   * The trace of what was taken.
   *
   * @param name what people call the capture
   * @return the trace; the builder is not to be used again
   */
  public Trace build(String name) {
    TraceColumns columns =
        new TraceColumns(
            size,
            Arrays.copyOf(times, size),
            Arrays.copyOf(sources, size),
            Arrays.copyOf(destinations, size),
            Arrays.copyOf(sourcePorts, size),
            Arrays.copyOf(destinationPorts, size),
            Arrays.copyOf(protocols, size),
            Arrays.copyOf(labels, size),
            Arrays.copyOf(sent, size),
            addresses,
            List.copyOf(protocolNames),
            List.copyOf(labelNames),
            List.copyOf(attackClasses));
    return new Trace(name, inOrder ? columns : columns.sorted());
  }

  private void add(Flow flow, int label) {
    if (size == times.length) {
      grow();
    }
    FiveTuple tuple = flow.tuple();
    times[size] = flow.time();
    inOrder &= size == 0 || times[size - 1] <= flow.time();
    sources[size] = addresses.add(tuple.source());
    destinations[size] = addresses.add(tuple.destination());
    sourcePorts[size] = tuple.sourcePort();
    destinationPorts[size] = tuple.destinationPort();
    protocols[size] = (short) number(tuple.protocol(), protocolNumbers, protocolNames);
    labels[size] = (short) label;
    sent[size] = sent(flow.volume());
    size++;
  }

  private static <T> int number(T value, ObjectIntHashMap<T> numbers, List<T> values) {
    int slot = numbers.indexOf(value);
    if (numbers.indexExists(slot)) {
      return numbers.indexGet(slot);
    }
    values.add(value);
    numbers.indexInsert(slot, value, values.size() - 1);
    return values.size() - 1;
  }

  /** Beyond 32,767 labels the rest share the last number. */
  private int label(Alert alert) {
    if (labelNames.size() >= MOST_LABELS && !labelNumbers.containsKey(alert.label())) {
      return MOST_LABELS - 1;
    }
    int slot = labelNumbers.indexOf(alert.label());
    if (labelNumbers.indexExists(slot)) {
      return labelNumbers.indexGet(slot);
    }
    labelNames.add(alert.label().isEmpty() ? "attack" : alert.label());
    attackClasses.add(alert.attackClass());
    labelNumbers.indexInsert(slot, alert.label(), labelNames.size() - 1);
    return labelNames.size() - 1;
  }

  private static byte sent(Volume volume) {
    boolean forward = volume.forwardBytes() != 0;
    boolean backward = volume.backwardBytes() > 0;
    return (byte) ((forward ? Trace.SENT_FORWARD : 0) | (backward ? Trace.SENT_BACKWARD : 0));
  }

  private void grow() {
    int length = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 1024L);
    times = Arrays.copyOf(times, length);
    sources = Arrays.copyOf(sources, length);
    destinations = Arrays.copyOf(destinations, length);
    sourcePorts = Arrays.copyOf(sourcePorts, length);
    destinationPorts = Arrays.copyOf(destinationPorts, length);
    protocols = Arrays.copyOf(protocols, length);
    labels = Arrays.copyOf(labels, length);
    sent = Arrays.copyOf(sent, length);
  }
}
