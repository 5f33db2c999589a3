package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes observations to the runs of a sort and reads them back; the form lives as long as the
 * process.
 */
final class ObservationCodec {
  private static final int BENIGN = 0;
  private static final int ALERTED = 1;
  private static final int ALERT = 2;
  private static final int END = 3;
  private static final AttackClass[] CLASSES = AttackClass.values();

  private ObservationCodec() {}

  static void write(Observation observation, DataOutput out) throws IOException {
    switch (observation) {
      case Observation.Benign b -> out.writeByte(BENIGN);
      case Observation.Alerted a -> out.writeByte(ALERTED);
      case Alert alert -> {
        out.writeByte(ALERT);
        out.writeByte(java.util.Arrays.asList(CLASSES).indexOf(alert.attackClass()));
        out.writeDouble(alert.score());
        out.writeUTF(alert.label());
      }
    }
    write(observation.flow(), out);
  }

  static void writeEnd(DataOutput out) throws IOException {
    out.writeByte(END);
  }

  private static void write(Flow flow, DataOutput out) throws IOException {
    out.writeLong(flow.time());
    FiveTuple tuple = flow.tuple();
    write(tuple.source(), out);
    out.writeInt(tuple.sourcePort());
    write(tuple.destination(), out);
    out.writeInt(tuple.destinationPort());
    out.writeShort(tuple.protocol().number());
    if (tuple.protocol().number() == Protocol.NOT_IP) {
      out.writeUTF(tuple.protocol().name());
    }
    boolean known = !flow.volume().equals(Volume.UNKNOWN);
    out.writeBoolean(known);
    if (known) {
      out.writeLong(flow.volume().forwardPackets());
      out.writeLong(flow.volume().backwardPackets());
      out.writeLong(flow.volume().forwardBytes());
      out.writeLong(flow.volume().backwardBytes());
    }
  }

  private static void write(IpAddress address, DataOutput out) throws IOException {
    out.writeLong(address.high());
    out.writeLong(address.low());
  }

  /** The next observation; empty at the end of the run. */
  static java.util.Optional<Observation> read(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case BENIGN -> java.util.Optional.of(new Observation.Benign(flow(in)));
      case ALERTED -> java.util.Optional.of(new Observation.Alerted(flow(in)));
      case ALERT -> java.util.Optional.of(alert(in));
      default -> java.util.Optional.empty();
    };
  }

  private static Alert alert(DataInput in) throws IOException {
    AttackClass attackClass = CLASSES[in.readByte()];
    double score = in.readDouble();
    String label = in.readUTF();
    return new Alert(flow(in), attackClass, score, label);
  }

  private static Flow flow(DataInput in) throws IOException {
    long time = in.readLong();
    IpAddress source = address(in);
    int sourcePort = in.readInt();
    IpAddress destination = address(in);
    int destinationPort = in.readInt();
    int number = in.readShort();
    Protocol protocol =
        number == Protocol.NOT_IP ? new Protocol(number, in.readUTF()) : Protocol.ofNumber(number);
    Volume volume =
        in.readBoolean()
            ? new Volume(in.readLong(), in.readLong(), in.readLong(), in.readLong())
            : Volume.UNKNOWN;
    return new Flow(
        time, new FiveTuple(source, sourcePort, destination, destinationPort, protocol), volume);
  }

  private static IpAddress address(DataInput in) throws IOException {
    return new IpAddress(in.readLong(), in.readLong());
  }
}
