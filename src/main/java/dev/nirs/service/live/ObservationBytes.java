package dev.nirs.service.live;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Observations as bytes, version 1 of the journal's form: 2 bytes of flags that say which of the
 * later parts are there, event time, addresses, ports, protocol, volume, and for an alert class,
 * score and label. A change of this form is a new version of the segment files.
 */
final class ObservationBytes {
  /** Longest record, in bytes: the fixed parts, a label and a protocol's name. */
  static final int MOST_BYTES = 4096;

  private static final int LONGEST_TEXT = 1900;

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

  /** Position is the code on disk: append only. */
  static final List<AttackClass> CLASSES =
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

  private final SharedValues shared = new SharedValues();

  ObservationBytes() {}

  /** Appends a record; the buffer must have room for {@link #MOST_BYTES}. */
  static void write(Observation observation, ByteBuffer out) {
    Flow flow = observation.flow();
    int flags = kind(observation) | flags(flow.tuple()) | flags(flow.volume());
    out.putShort((short) flags).putLong(flow.time());
    write(flow.tuple(), flags, out);
    write(flow.volume(), flags, out);
    if (observation instanceof Alert alert) {
      out.put(CODES.getOrDefault(alert.attackClass(), (byte) 0)).putDouble(alert.score());
      write(alert.label(), out);
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

  private static void write(FiveTuple tuple, int flags, ByteBuffer out) {
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
      write(tuple.protocol().name(), out);
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

  /** Ingest cuts labels at 200 characters and names at 32, so nothing is lost here. */
  static void write(String text, ByteBuffer out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "text of " + bytes.length + " bytes is longer than " + LONGEST_TEXT);
    }
    out.putShort((short) bytes.length).put(bytes);
  }

  static String text(ByteBuffer in) {
    int length = in.getShort();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    String text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }

  /**
   * Reads the record at the position of a buffer over an array.
   *
   * @throws BufferUnderflowException where the record is longer than what is there
   * @throws IllegalArgumentException where it holds what no observation does
   */
  Observation read(ByteBuffer in) {
    int flags = in.getShort();
    long time = in.getLong();
    FiveTuple tuple = tuple(flags, in);
    Flow flow = new Flow(time, tuple, volume(flags, in));
    return switch (flags & KIND) {
      case BENIGN -> new Observation.Benign(flow);
      case ALERTED -> new Observation.Alerted(flow);
      case ALERT -> new Alert(flow, attackClass(in), in.getDouble(), shared.text(text(in)));
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
            : new Protocol(Protocol.NOT_IP, shared.text(text(in)));
    return new FiveTuple(source, sourcePort, destination, destinationPort, protocol);
  }

  private IpAddress address(boolean v4, ByteBuffer in) {
    return shared.address(
        v4 ? IpAddress.v4(in.getInt()) : new IpAddress(in.getLong(), in.getLong()));
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
