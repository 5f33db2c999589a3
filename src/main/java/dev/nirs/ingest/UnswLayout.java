package dev.nirs.ingest;

import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.util.List;

/** UNSW-NB15: 49 columns, start time in seconds, attack categories with blanks in front. */
final class UnswLayout implements Layout {
  /** The header of the files that come without one (UNSW-NB15_features.csv). */
  static final List<String> HEADER =
      List.of(
          ("srcip sport dstip dsport proto state dur sbytes dbytes sttl dttl sloss dloss service sload dload spkts dpkts swin dwin stcpb"
                  + " dtcpb smeansz dmeansz trans_depth res_bdy_len sjit djit stime ltime sintpkt dintpkt tcprtt synack ackdat"
                  + " is_sm_ips_ports ct_state_ttl ct_flw_http_mthd is_ftp_login ct_ftp_cmd ct_srv_src ct_srv_dst ct_dst_ltm ct_src_ltm"
                  + " ct_src_dport_ltm ct_dst_sport_ltm ct_dst_src_ltm attack_cat label")
              .split(" ", -1));

  private static final List<String> FIELDS =
      List.of(
          "srcip",
          "sport",
          "dstip",
          "dsport",
          "proto",
          "stime",
          "label",
          "attack_cat",
          "spkts",
          "dpkts",
          "sbytes",
          "dbytes");
  private static final int TIME = 5;
  private static final int LABEL = 6;
  private static final int CATEGORY = 7;
  private static final int PACKETS = 8;
  private static final Cell ATTACK = Cell.of("attack");

  private final FlowMaker maker = new FlowMaker();

  UnswLayout() {}

  @Override
  public List<String> fields() {
    return FIELDS;
  }

  @Override
  public List<String> needed() {
    return FIELDS.subList(0, LABEL + 1);
  }

  @Override
  public void take(Row row, Tally tally) throws RejectedLine {
    long time = FlowMaker.time(row, TIME, TimeText.seconds(row.cell(TIME)));
    Volume volume =
        new Volume(
            Numbers.count(row.cell(PACKETS)),
            Numbers.count(row.cell(PACKETS + 1)),
            Numbers.count(row.cell(PACKETS + 2)),
            Numbers.count(row.cell(PACKETS + 3)));
    Flow flow = new Flow(time, maker.tuple(row), volume);
    Cell category = row.cell(CATEGORY);
    tally.flow(
        maker.isBenign(row.cell(LABEL))
            ? new Observation.Benign(flow)
            : maker.alert(flow, category.isEmpty() ? ATTACK : category, 1));
  }
}
