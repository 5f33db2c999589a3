package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes flows and alerts of the cells of a record. Addresses, protocols and labels are shared,
 * since few of them fill millions of rows.
 */
final class FlowMaker {
  /** Stands for a field that a format does not have. */
  static final int ABSENT = -1;

  private static final int SOURCE = 0;
  private static final int SOURCE_PORT = 1;
  private static final int DESTINATION = 2;
  private static final int DESTINATION_PORT = 3;
  private static final int PROTOCOL = 4;

  private static final Set<String> BENIGN =
      Set.of("benign", "normal", "0", "background", "unknown", "-", "");

  private final AttackVocabulary vocabulary = new AttackVocabulary();
  private final Remembered<IpAddress> addresses = new Remembered<>(16, IpAddress::parse);
  private final Remembered<Protocol> protocols = new Remembered<>(8, FlowMaker::protocol);
  private final Remembered<Label> labels = new Remembered<>(12, this::label);
  private final Remembered<AttackClass> classes = new Remembered<>(12, this::classified);
  private final Cell joined = new Cell();
  private final int icmpType;
  private final int icmpCode;

  /** For a format without ICMP types. */
  FlowMaker() {
    this(ABSENT, ABSENT);
  }

  /** For a format with an ICMP type and code in these fields. */
  FlowMaker(int icmpType, int icmpCode) {
    this.icmpType = icmpType;
    this.icmpCode = icmpCode;
  }

  /** The ends and the protocol of a record, from its first five fields. */
  FiveTuple tuple(Row row) throws RejectedLine {
    Protocol protocol = protocol(row, PROTOCOL);
    IpAddress source = address(row, SOURCE);
    IpAddress destination = address(row, DESTINATION);
    if (protocol.isIcmp()) {
      return new FiveTuple(
          source,
          icmp(row, icmpType),
          destination,
          icmp(row, icmpCode),
          ofFamily(protocol, source));
    }
    return new FiveTuple(
        source,
        port(row, SOURCE_PORT, protocol),
        destination,
        port(row, DESTINATION_PORT, protocol),
        protocol);
  }

  private static int icmp(Row row, int field) {
    return field == ABSENT ? FiveTuple.NO_PORT : Numbers.icmp(row.cell(field));
  }

  /** Zeek calls both families' icmp. */
  private static Protocol ofFamily(Protocol protocol, IpAddress source) {
    boolean v6 = source.version() == IpVersion.V6 && source.isKnown();
    return v6 ? Protocol.ICMPV6 : protocol;
  }

  IpAddress address(Row row, int field) throws RejectedLine {
    Optional<IpAddress> address = addresses.get(row.cell(field));
    if (address.isEmpty()) {
      throw row.refused(field, RejectionReason.BAD_ADDRESS, "an IPv4 or IPv6 address");
    }
    return address.get();
  }

  Protocol protocol(Row row, int field) throws RejectedLine {
    Optional<Protocol> protocol = protocols.get(row.cell(field));
    if (protocol.isEmpty()) {
      throw row.refused(field, RejectionReason.BAD_PROTOCOL, "a protocol such as tcp or 6");
    }
    return protocol.get();
  }

  /** The original CIC-IDS-2017 writes protocol 6 as 6.0. */
  private static Optional<Protocol> protocol(String text) {
    return Protocol.parse(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
  }

  /** A port; none where the protocol has none or the cell is not set. */
  int port(Row row, int field, Protocol protocol) throws RejectedLine {
    boolean hasPorts = protocol.hasPorts() || protocol.equals(Protocol.UDPLITE);
    Cell cell = row.cell(field);
    if (!hasPorts || cell.isUnset()) {
      return FiveTuple.NO_PORT;
    }
    int port = Numbers.whole(cell);
    if (port < 0 || port > 65_535) {
      throw row.refused(field, RejectionReason.BAD_PORT, "a port from 0 to 65535");
    }
    return port;
  }

  /** Refuses a time that is none. */
  static long time(Row row, int field, long time) throws RejectedLine {
    if (time == TimeText.NONE) {
      throw row.refused(field, RejectionReason.BAD_TIME, "a time");
    }
    return time;
  }

  boolean isBenign(Cell label) {
    return label(label).isBenign;
  }

  Observation labelled(Flow flow, Cell cell) {
    Label label = label(cell);
    return label.isBenign
        ? new Observation.Benign(flow)
        : new Alert(flow, label.attackClass, 1, label.text);
  }

  Alert alert(Flow flow, Cell cell, double score) {
    Label label = label(cell);
    return new Alert(flow, label.attackClass, score, label.text);
  }

  /** An alert whose class is told by the words of two cells, one behind the other. */
  Alert alert(Flow flow, Cell label, Cell words, Cell others) {
    joined.join(words, others);
    AttackClass attackClass = classes.get(joined).orElse(AttackClass.UNKNOWN);
    return new Alert(flow, attackClass, 1, label(label).text);
  }

  private Label label(Cell cell) {
    return labels.get(cell).orElseGet(() -> read(cell.toString()));
  }

  private Optional<Label> label(String text) {
    return Optional.of(read(text));
  }

  private Optional<AttackClass> classified(String words) {
    return Optional.of(vocabulary.classify(words));
  }

  private Label read(String text) {
    boolean benign = BENIGN.contains(text.toLowerCase(Locale.ROOT));
    return new Label(benign, vocabulary.classify(text), Labels.clean(text));
  }

  private record Label(boolean isBenign, AttackClass attackClass, String text) {}
}
