package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Observations as bytes: 2 bytes of flags that say which of the later parts are there, event time,
 * addresses, ports, protocol, volume, and for an alert class, score and label. How texts are
 * written is the caller's. The service's journal holds this form on disk: a change of it is a new
 * version of the journal's files.
 */
public final class ObservationBytes {
  /** Longest record, in bytes: the fixed parts, a label and a protocol's name. */
  public static final int MOST_BYTES = 4096;

  private static final int BENIGN = 0;
  private static final int ALERTED = 1;
  private static final int ALERT = 2;
  private static final int KIND = 3;
  private static final int V4_SOURCE = 1 << 2;
  private static final int V4_DESTINATION = 1 << 3;
  private static final int SOURCE_PORT = 1 << 4;
  private static final int DESTINATION_PORT = 1 << 5;
  private static final int IP_PROTOCOL = 1 << 6;
  private static final int VOLUME = 1 << 7;
  private static final int LONG_VOLUME = 1 << 8;

  /** An IPv4 address as the low half of an {@link IpAddress}. */
  private static final long V4_TAG = 0xffffL << 32;

  private static final int SHARED_BITS = 14;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** Position is the code on disk: append only. */
  public static final List<AttackClass> CLASSES =
      List.of(
          AttackClass.UNKNOWN,
          AttackClass.SCAN,
          AttackClass.DENIAL_OF_SERVICE,
          AttackClass.DISTRIBUTED_DENIAL_OF_SERVICE,
          AttackClass.SLOW_HTTP,
          AttackClass.BRUTE_FORCE,
          AttackClass.WEB_ATTACK,
          AttackClass.EXPLOIT,
          AttackClass.COMMAND_AND_CONTROL,
          AttackClass.EXFILTRATION,
          AttackClass.LATERAL_MOVEMENT,
          AttackClass.MAN_IN_THE_MIDDLE,
          AttackClass.DNS_ABUSE,
          AttackClass.REPUTATION,
          AttackClass.POLICY_VIOLATION);

  private static final Map<AttackClass, Byte> CODES = new EnumMap<>(AttackClass.class);

  static {
    CLASSES.forEach(attackClass -> CODES.put(attackClass, (byte) CODES.size()));
  }

  private final TextReader texts;
  private final IpAddress[] shared = new IpAddress[1 << SHARED_BITS];

  /**
   * A reader of records.
   *
   * @param texts reads what the writer of the records wrote
   */
  public ObservationBytes(TextReader texts) {
    this.texts = texts;
    Arrays.fill(shared, IpAddress.UNKNOWN);
  }

  /** Writes a text: a label of at most 200 characters, or a protocol's name. */
  @FunctionalInterface
  public interface TextWriter {

    /**
     * Appends a text.
     *
     * @param text the text
     * @param out has room for what {@link #MOST_BYTES} leaves to it
     */
    void write(String text, ByteBuffer out);
  }

  /** Reads a text back. */
  @FunctionalInterface
  public interface TextReader {

    /**
     * Reads the text at the buffer's position.
     *
     * @param in left behind the text
     * @return the text
     */
    String read(ByteBuffer in);
  }

  /**
   * Appends a record.
   *
   * @param observation what is written
   * @param texts writes its label and what has no number
   * @param out has room for {@link #MOST_BYTES}
   */
  public static void write(Observation observation, TextWriter texts, ByteBuffer out) {
    Flow flow = observation.flow();
    int flags = kind(observation) | flags(flow.tuple()) | flags(flow.volume());
    out.putShort((short) flags).putLong(flow.time());
    write(flow.tuple(), flags, texts, out);
    write(flow.volume(), flags, out);
    if (observation instanceof Alert alert) {
      out.put(CODES.getOrDefault(alert.attackClass(), (byte) 0)).putDouble(alert.score());
      texts.write(alert.label(), out);
    }
  }

  private static int kind(Observation observation) {
    return switch (observation) {
      case Observation.Benign b -> BENIGN;
      case Observation.Alerted a -> ALERTED;
      case Alert alert -> ALERT;
    };
  }

  private static int flags(FiveTuple tuple) {
    return (tuple.source().version() == IpVersion.V4 ? V4_SOURCE : 0)
        | (tuple.destination().version() == IpVersion.V4 ? V4_DESTINATION : 0)
        | (tuple.sourcePort() >= 0 ? SOURCE_PORT : 0)
        | (tuple.destinationPort() >= 0 ? DESTINATION_PORT : 0)
        | (tuple.protocol().number() >= 0 ? IP_PROTOCOL : 0);
  }

  private static int flags(Volume volume) {
    boolean small =
        isInt(volume.forwardPackets())
            && isInt(volume.backwardPackets())
            && isInt(volume.forwardBytes())
            && isInt(volume.backwardBytes());
    return volume.equals(Volume.UNKNOWN) ? 0 : small ? VOLUME : VOLUME | LONG_VOLUME;
  }

  private static boolean isInt(long value) {
    return value == (int) value;
  }

  private static void write(FiveTuple tuple, int flags, TextWriter texts, ByteBuffer out) {
    write(tuple.source(), (flags & V4_SOURCE) != 0, out);
    write(tuple.destination(), (flags & V4_DESTINATION) != 0, out);
    if ((flags & SOURCE_PORT) != 0) {
      out.putChar((char) tuple.sourcePort());
    }
    if ((flags & DESTINATION_PORT) != 0) {
      out.putChar((char) tuple.destinationPort());
    }
    if ((flags & IP_PROTOCOL) != 0) {
      out.put((byte) tuple.protocol().number());
    } else {
      texts.write(tuple.protocol().name(), out);
    }
  }

  private static void write(IpAddress address, boolean v4, ByteBuffer out) {
    if (v4) {
      out.putInt((int) address.low());
    } else {
      out.putLong(address.high()).putLong(address.low());
    }
  }

  private static void write(Volume volume, int flags, ByteBuffer out) {
    if ((flags & LONG_VOLUME) != 0) {
      out.putLong(volume.forwardPackets()).putLong(volume.backwardPackets());
      out.putLong(volume.forwardBytes()).putLong(volume.backwardBytes());
    } else if ((flags & VOLUME) != 0) {
      out.putInt((int) volume.forwardPackets()).putInt((int) volume.backwardPackets());
      out.putInt((int) volume.forwardBytes()).putInt((int) volume.backwardBytes());
    }
  }

  /**
   * Reads the record at the buffer's position.
   *
   * @param in left behind the record
   * @return the observation
   * @throws java.nio.BufferUnderflowException where the record is longer than what is there
   * @throws IllegalArgumentException where it holds what no observation does
   */
  public Observation read(ByteBuffer in) {
    int flags = in.getShort();
    long time = in.getLong();
    FiveTuple tuple = tuple(flags, in);
    Flow flow = new Flow(time, tuple, volume(flags, in));
    return switch (flags & KIND) {
      case BENIGN -> new Observation.Benign(flow);
      case ALERTED -> new Observation.Alerted(flow);
      case ALERT -> new Alert(flow, attackClass(in), in.getDouble(), texts.read(in));
      default -> throw new IllegalArgumentException("no observation has the flags " + flags);
    };
  }

  private static AttackClass attackClass(ByteBuffer in) {
    int code = in.get();
    if (code < 0 || code >= CLASSES.size()) {
      throw new IllegalArgumentException("no attack class has the code " + code);
    }
    return CLASSES.get(code);
  }

  private FiveTuple tuple(int flags, ByteBuffer in) {
    IpAddress source = address((flags & V4_SOURCE) != 0, in);
    IpAddress destination = address((flags & V4_DESTINATION) != 0, in);
    int sourcePort = (flags & SOURCE_PORT) != 0 ? in.getChar() : FiveTuple.NO_PORT;
    int destinationPort = (flags & DESTINATION_PORT) != 0 ? in.getChar() : FiveTuple.NO_PORT;
    Protocol protocol =
        (flags & IP_PROTOCOL) != 0
            ? Protocol.ofNumber(in.get() & 0xff)
            : new Protocol(Protocol.NOT_IP, texts.read(in));
    return new FiveTuple(source, sourcePort, destination, destinationPort, protocol);
  }

  /** Few addresses fill millions of flows, so equal ones that come soon again share an object. */
  private IpAddress address(boolean v4, ByteBuffer in) {
    long high = v4 ? 0 : in.getLong();
    long low = v4 ? V4_TAG | Integer.toUnsignedLong(in.getInt()) : in.getLong();
    int place = (int) ((high ^ low) * MIX >>> Long.SIZE - SHARED_BITS);
    IpAddress known = shared[place];
    if (known.low() != low || known.high() != high) {
      known = new IpAddress(high, low);
      shared[place] = known;
    }
    return known;
  }

  private static Volume volume(int flags, ByteBuffer in) {
    if ((flags & VOLUME) == 0) {
      return Volume.UNKNOWN;
    }
    return (flags & LONG_VOLUME) != 0
        ? new Volume(in.getLong(), in.getLong(), in.getLong(), in.getLong())
        : new Volume(in.getInt(), in.getInt(), in.getInt(), in.getInt());
  }
}
