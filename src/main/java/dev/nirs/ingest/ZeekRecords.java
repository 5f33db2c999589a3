package dev.nirs.ingest;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Zeek: connections, labelled or not, and notices, which often name no destination. */
final class ZeekRecords {
  static final Set<String> WANTED =
      Set.of(
          "ts",
          "id.orig_h",
          "id.orig_p",
          "id.resp_h",
          "id.resp_p",
          "proto",
          "orig_pkts",
          "resp_pkts",
          "orig_bytes",
          "resp_bytes",
          "label",
          "detailedlabel",
          "detailed-label",
          "note",
          "src",
          "dst",
          "p");

  private static final FlowMaker.Names NAMES =
      new FlowMaker.Names("id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto");
  private static final Protocol ANY = Protocol.ofNumber(0);

  private final FlowMaker maker = new FlowMaker();

  ZeekRecords() {}

  void connection(UnaryOperator<String> record, Tally tally) throws RejectedLine {
    Volume volume =
        new Volume(
            Cells.count(record.apply("orig_pkts")),
            Cells.count(record.apply("resp_pkts")),
            Cells.count(record.apply("orig_bytes")),
            Cells.count(record.apply("resp_bytes")));
    Flow flow = new Flow(time(record), tuple(record), volume);
    String label = record.apply("label");
    String detail = record.apply("detailedlabel") + record.apply("detailed-label");
    boolean benign = label.equals("-") || FlowMaker.isBenign(label);
    tally.flow(
        benign
            ? new Observation.Benign(flow)
            : maker.alert(flow, detail.length() > 1 ? detail : label, label + " " + detail));
  }

  private FiveTuple tuple(UnaryOperator<String> record) throws RejectedLine {
    FiveTuple tuple =
        maker.tuple(
            new FlowMaker.Ends(
                record.apply("id.orig_h"),
                record.apply("id.orig_p"),
                record.apply("id.resp_h"),
                record.apply("id.resp_p"),
                record.apply("proto"),
                NAMES));
    boolean v6 = tuple.source().version() == dev.nirs.traffic.IpVersion.V6;
    return tuple.protocol().isIcmp()
        ? new FiveTuple(
            tuple.source(),
            Cells.icmp(record.apply("id.orig_p")),
            tuple.destination(),
            Cells.icmp(record.apply("id.resp_p")),
            v6 ? Protocol.ICMPV6 : tuple.protocol()) // Zeek calls both families' icmp
        : tuple;
  }

  void notice(UnaryOperator<String> record, Tally tally) throws RejectedLine {
    Protocol protocol =
        isSet(record, "proto") ? maker.cells().protocol("proto", record.apply("proto")) : ANY;
    String source = first(record, "src", "id.orig_h");
    String destination = first(record, "dst", "id.resp_h");
    FiveTuple tuple =
        new FiveTuple(
            maker.cells().address("src", source),
            isSet(record, "id.orig_p")
                ? maker.cells().port("id.orig_p", record.apply("id.orig_p"), protocol)
                : FiveTuple.NO_PORT,
            destination.isEmpty() ? IpAddress.UNKNOWN : maker.cells().address("dst", destination),
            maker.cells().port("p", first(record, "p", "id.resp_p"), protocol),
            protocol);
    String note = record.apply("note");
    tally.event(maker.alert(new Flow(time(record), tuple), note, 1));
  }

  private long time(UnaryOperator<String> record) throws RejectedLine {
    String stamp = record.apply("ts");
    return maker.cells().time("ts", stamp, TimeText.any(stamp));
  }

  private static boolean isSet(UnaryOperator<String> record, String key) {
    return !record.apply(key).isEmpty() && !record.apply(key).equals("-");
  }

  private static String first(UnaryOperator<String> record, String key, String other) {
    return isSet(record, key) ? record.apply(key) : isSet(record, other) ? record.apply(other) : "";
  }
}
