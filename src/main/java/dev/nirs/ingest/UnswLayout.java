package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.List;

/** UNSW-NB15: 49 columns, start time in seconds, attack categories with blanks in front. */
final class UnswLayout implements CsvCapture.Layout {
  /** The header of the files that come without one (UNSW-NB15_features.csv). */
  static final List<String> HEADER =
      List.of(
          ("srcip sport dstip dsport proto state dur sbytes dbytes sttl dttl sloss dloss service sload dload spkts dpkts swin dwin stcpb"
                  + " dtcpb smeansz dmeansz trans_depth res_bdy_len sjit djit stime ltime sintpkt dintpkt tcprtt synack ackdat"
                  + " is_sm_ips_ports ct_state_ttl ct_flw_http_mthd is_ftp_login ct_ftp_cmd ct_srv_src ct_srv_dst ct_dst_ltm ct_src_ltm"
                  + " ct_src_dport_ltm ct_dst_sport_ltm ct_dst_src_ltm attack_cat label")
              .split(" ", -1));

  private static final FlowMaker.Names NAMES =
      new FlowMaker.Names("srcip", "sport", "dstip", "dsport", "proto");

  private final FlowMaker maker = new FlowMaker();

  UnswLayout() {}

  @Override
  public String[] needed() {
    return new String[] {"srcip", "sport", "dstip", "dsport", "proto", "stime", "label"};
  }

  @Override
  public Observation observation(Columns columns, long row) throws RejectedLine {
    String stamp = columns.cell("stime");
    long time = maker.cells().time("Stime", stamp, TimeText.seconds(stamp));
    Volume volume =
        new Volume(
            Cells.count(columns.cell("spkts")),
            Cells.count(columns.cell("dpkts")),
            Cells.count(columns.cell("sbytes")),
            Cells.count(columns.cell("dbytes")));
    Flow flow = new Flow(time, maker.tuple(FlowMaker.Ends.of(columns, NAMES)), volume);
    String category = columns.cell("attack_cat");
    return FlowMaker.isBenign(columns.cell("label"))
        ? new Observation.Benign(flow)
        : maker.alert(flow, category.isEmpty() ? "attack" : category, 1);
  }
}
