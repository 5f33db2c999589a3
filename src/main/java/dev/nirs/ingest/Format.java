package dev.nirs.ingest;

import dev.nirs.notation.EnumName;
import java.util.Arrays;
import java.util.Optional;

/** The formats of captures. */
public enum Format {
  /** {@code timestamp,src_ip,src_port,dst_ip,dst_port,protocol[,score][,label]} with a header. */
  SEED_CSV,
  /** Suricata EVE: JSON lines, or one JSON array. */
  EVE,
  /** Zeek conn.log, tab-separated. */
  ZEEK_CONN_TSV,
  /** Zeek conn.log, JSON lines. */
  ZEEK_CONN_JSON,
  /** Zeek notice.log, tab-separated. */
  ZEEK_NOTICE_TSV,
  /** Zeek notice.log, JSON lines. */
  ZEEK_NOTICE_JSON,
  /** CIC-IDS-2017 as released, 85 columns, minute stamps in local time. */
  CIC_ORIGINAL,
  /** CIC-IDS-2017 as corrected in 2022, stamps in UTC. */
  CIC_CORRECTED,
  /** TON_IoT Train_Test_Network, without timestamps. */
  TON_IOT,
  /** UNSW-NB15, 49 columns, with or without header. */
  UNSW_NB15;

  /**
   * The name on the command line.
   *
   * @return kebab case, such as {@code zeek-conn-tsv}
   */
  public String id() {
    return EnumName.kebab(this);
  }

  /**
   * The format of a name.
   *
   * @param id kebab case
   * @return the format, or empty where there is none of that name
   */
  public static Optional<Format> ofId(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }
}
