package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Volume;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each format's fields mean, on captures of a few lines. */
class FormatsTest {
  private static final String SEED =
      "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,score,label\n";
  private static final String CIC_ORIGINAL =
      "Flow ID, Source IP, Source Port, Destination IP, Destination Port, Protocol, Timestamp,"
          + " Total Fwd Packets, Total Backward Packets,Total Length of Fwd Packets,"
          + " Total Length of Bwd Packets, Label\n";
  private static final String CIC_CORRECTED =
      "id,Flow ID,Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,ICMP Code,ICMP Type,Label\n";
  private static final String TON = "src_ip,src_port,dst_ip,dst_port,proto,src_pkts,label,type\n";
  private static final String ZEEK =
      "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\torig_pkts\tresp_pkts\n";

  @Test
  void readsTheTalksColumnsInAnyOrderAndCase() throws IngestException {
    Read read =
        Read.text(
            """
            Label,PROTOCOL,dst_port,dst_ip,src_port,src_ip,timestamp\r
            scan,TCP,80,192.0.2.1,1000,198.51.100.7,2020-01-02T03:04:05.5Z\r
            benign,17,53,2001:db8::1,5353,2001:db8::2,1577934245\r
            """);
    assertThat(read.flows())
        .containsExactly(
            "1577934245500000 198.51.100.7:1000 > 192.0.2.1:80 tcp",
            "1577934245000000 [2001:db8::2]:5353 > [2001:db8::1]:53 udp");
    assertThat(read.alerts()).extracting(Alert::attackClass).containsExactly(AttackClass.SCAN);
  }

  @Test
  void readsQuotedCellsAndAByteOrderMark() throws IngestException {
    Read read =
        Read.text(
            "\ufeff\"timestamp\",\"src_ip\",\"src_port\",\"dst_ip\",\"dst_port\",\"protocol\",\"label\"\n"
                + "\"1\",\"10.0.0.1\",\"1\",\"10.0.0.2\",\"80\",\"tcp\",\"web, \"\"xss\"\"\"\n"
                + "2,10.0.0.1,1,10.0.0.2,80,tcp,\"\"\n");
    assertThat(read.alerts()).extracting(Alert::label).containsExactly("web, \"xss\"");
    assertThat(read.report().benign()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // threshold, alerts, of rows that score .99, .5, .2 and none, labelled scan, none, scan and
    // scan
    ", 3",
    "0.99, 2",
    "0.991, 1",
    "0.5, 3",
    "0.2, 4",
    "0, 4",
    "1, 1"
  })
  void takesScoresFromTheThresholdOnForAlerts(Double threshold, int alerts) throws IngestException {
    OptionalDouble from = threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    Read read =
        Read.text(
            SEED
                + "1,10.0.0.1,1,10.0.0.2,80,tcp,0.99,scan\n"
                + "2,10.0.0.1,1,10.0.0.2,80,tcp,.5,\n"
                + "3,10.0.0.1,1,10.0.0.2,80,tcp,2e-1,scan\n"
                + "4,10.0.0.1,1,10.0.0.2,80,tcp,,scan\n",
            new IngestOptions(Optional.empty(), from));
    assertThat(read.alerts()).hasSize(alerts);
    assertThat(read.report().benign()).isEqualTo(4 - alerts);
  }

  @ParameterizedTest
  @CsvSource({
    // 12-hour clock without AM/PM, day before month, three hours behind UTC
    "7/7/2017 3:56, 2017-07-07T18:56:00Z",
    "6/7/2017 10:15, 2017-07-06T13:15:00Z",
    "03/07/2017 08:55:58, 2017-07-03T11:55:58Z",
    "5/7/2017 12:00, 2017-07-05T15:00:00Z",
    "5/7/2017 1:00, 2017-07-05T16:00:00Z",
    "5/7/2017 7:59, 2017-07-05T22:59:00Z"
  })
  void readsTheClockOfTheOriginalCicRelease(String stamp, String utc) throws IngestException {
    Read read =
        Read.text(
            CIC_ORIGINAL
                + "x,172.16.0.1,52120.0,192.168.10.50,80.0,6.0,"
                + stamp
                + ",4.0,0,12,0,DDoS\n");
    java.time.Instant expected = java.time.Instant.parse(utc);
    assertThat(read.flows())
        .containsExactly(
            expected.getEpochSecond() + "000000 172.16.0.1:52120 > 192.168.10.50:80 tcp");
    assertThat(read.observations().get(0).flow().volume()).isEqualTo(new Volume(4, 0, 12, 0));
  }

  @Test
  void readsALabelWithAByteThatIsNoUtf8() throws IngestException {
    byte[] bytes =
        (CIC_ORIGINAL
                + "x,172.16.0.1,1,192.168.10.50,80,6,6/7/2017 10:15,1,1,1,1,Web Attack \u0096 XSS\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    Read read = Read.stream(new ByteArrayInputStream(bytes), IngestOptions.DEFAULT);
    assertThat(read.alerts())
        .extracting(Alert::attackClass)
        .containsExactly(AttackClass.WEB_ATTACK);
    assertThat(read.alerts().get(0).label()).isEqualTo("Web Attack   XSS");
  }

  @Test
  void readsTheCorrectedCicReleaseWithIcmpTypes() throws IngestException {
    Read read =
        Read.text(
            CIC_CORRECTED
                + "1,x,172.16.0.1,0,192.168.10.50,0,1,2017-07-04 12:00:00.000001,0,8,PortScan\n"
                + "2,x,172.16.0.1,5,192.168.10.50,22,6,2017-07-04 12:00:00,-1,-1,BENIGN\n");
    assertThat(read.flows())
        .containsExactly(
            "1499169600000001 172.16.0.1:8 > 192.168.10.50:0 icmp",
            "1499169600000000 172.16.0.1:5 > 192.168.10.50:22 tcp");
  }

  @Test
  void takesTheOrderOfTonRowsForTime() throws IngestException {
    Read read =
        Read.text(
            TON
                + "192.168.1.31,1,10.0.0.1,80,tcp,3,1,xss\n"
                + "192.168.1.31,2,10.0.0.1,53,udp,-,0,normal\n");
    assertThat(read.flows())
        .containsExactly(
            "0 192.168.1.31:1 > 10.0.0.1:80 tcp", "10000 192.168.1.31:2 > 10.0.0.1:53 udp");
    assertThat(read.report().notices()).hasSize(1).first().asString().contains("order of rows");
  }

  @Test
  void readsUnswWithoutHeaderAndProtocolsThatIpDoesNotCarry() throws IngestException {
    String row =
        "59.166.0.0,%s,149.171.126.6,%s,%s,CON"
            + ",0".repeat(22)
            + ",1421927414,0"
            + ",0".repeat(17)
            + ",%s,%s\n";
    Read read =
        Read.text(
            row.formatted("0x20", "80", "tcp", " Fuzzers ", "1")
                + row.formatted("0", "0", "arp", "", "0"));
    assertThat(read.flows())
        .containsExactly(
            "1421927414000000 59.166.0.0:32 > 149.171.126.6:80 tcp",
            "1421927414000000 59.166.0.0 > 149.171.126.6 arp");
    assertThat(read.alerts()).extracting(Alert::label).containsExactly("Fuzzers");
  }

  @Test
  void takesEveAlertsAndTheFlowsBehindThem() throws IngestException {
    String ends =
        "\"src_ip\":\"192.0.2.1\",\"src_port\":1,\"dest_ip\":\"192.0.2.2\",\"dest_port\":80,\"proto\":\"TCP\"";
    List<String> events =
        List.of(
            "{\"timestamp\":\"2021-06-06T15:59:46.457984+0200\",\"flow_id\":7,\"event_type\":\"alert\","
                + ends
                + ",\"alert\":{\"signature\":\"ET SCAN x\",\"category\":\"y\"}}",
            "{\"timestamp\":\"2021-06-06T16:00:00+0200\",\"flow_id\":7,\"event_type\":\"flow\","
                + ends
                + ",\"flow\":{\"start\":\"2021-06-06T15:59:46.4+02:00\",\"alerted\":false,\"deep\":{\"start\":1}}}",
            "{\"timestamp\":\"2021-06-06T16:00:00+0200\",\"flow_id\":8,\"event_type\":\"flow\","
                + ends
                + ",\"flow\":{\"start\":\"2021-06-06T13:59:46Z\",\"pkts_toserver\":2,\"alerted\":true}}",
            "{\"timestamp\":\"2021-06-06T16:00:00+0200\",\"flow_id\":9,\"event_type\":\"flow\",\"src_ip\":\"::1\",\"dest_ip\":\"::2\","
                + "\"proto\":\"IPv6-ICMP\",\"icmp_type\":128,\"icmp_code\":0,\"tags\":[{\"a\":[1]}],\"nothing\":null}",
            "{\"event_type\":\"dns\",\"dns\":{\"rrname\":\"ex\\u0061mple\"}}");
    for (String capture :
        List.of(String.join("\n", events), "[" + String.join(",\n", events) + "]")) {
      Read read = Read.text(capture);
      assertThat(read.report().rejected()).isEmpty();
      assertThat(read.report().skipped()).containsExactly(java.util.Map.entry("dns", 1L));
      assertThat(read.observations())
          .extracting(Object::getClass)
          .containsExactly(
              Alert.class,
              Observation.Alerted.class,
              Observation.Alerted.class,
              Observation.Benign.class);
      assertThat(read.flows().subList(0, 3))
          .containsExactly(
              "1622987986457984 192.0.2.1:1 > 192.0.2.2:80 tcp",
              "1622987986400000 192.0.2.1:1 > 192.0.2.2:80 tcp",
              "1622987986000000 192.0.2.1:1 > 192.0.2.2:80 tcp");
      assertThat(read.observations().get(3).flow().tuple().icmpType()).isEqualTo(128);
      assertThat(read.alerts().get(0).label()).isEqualTo("ET SCAN x");
    }
  }

  @Test
  void readsZeekConnectionsWithLabelsBehindBlanks() throws IngestException {
    Read read =
        Read.text(
            """
            #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\ttunnel_parents   label   detailed-label
            1.5\t192.0.2.1\t3\t192.0.2.2\t1\ticmp\t-   Malicious   C&C
            2\tfe80::1\t135\tfe80::2\t0\ticmp\t(empty)   Benign   -
            3\t192.0.2.1\t3\t192.0.2.2\t1\ttcp\t-   -   -
            #close\t2020
            """);
    assertThat(read.alerts())
        .extracting(Alert::label, Alert::attackClass)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("C&C", AttackClass.COMMAND_AND_CONTROL));
    assertThat(read.flows())
        .containsExactly(
            "1500000 192.0.2.1:3 > 192.0.2.2:1 icmp",
            "2000000 [fe80::1]:135 > [fe80::2]:0 ipv6-icmp",
            "3000000 192.0.2.1:3 > 192.0.2.2:1 tcp");
  }

  @Test
  void followsAZeekLogWhoseFieldsChange() throws IngestException {
    Read read =
        Read.text(
            ZEEK
                + "1\tC1\t192.0.2.1\t1\t192.0.2.2\t80\ttcp\t1\t-\n"
                + "#fields\tproto\tid.resp_p\tid.resp_h\tid.orig_p\tid.orig_h\tts\n"
                + "udp\t53\t192.0.2.2\t1\t192.0.2.1\t2\n");
    assertThat(read.flows())
        .containsExactly(
            "1000000 192.0.2.1:1 > 192.0.2.2:80 tcp", "2000000 192.0.2.1:1 > 192.0.2.2:53 udp");
    assertThat(read.observations().get(1).flow().volume()).isEqualTo(Volume.UNKNOWN);
  }

  @Test
  void takesZeekNoticesThatNameNoDestination() throws IngestException {
    Read read =
        Read.text(
            "{\"ts\":1664459365.848468,\"note\":\"Scan::Address_Scan\",\"src\":\"192.168.1.15\",\"n\":5}\n"
                + "{\"ts\":2,\"note\":\"SSH::Password_Guessing\",\"id.orig_h\":\"192.0.2.1\",\"id.orig_p\":7,"
                + "\"id.resp_h\":\"192.0.2.2\",\"id.resp_p\":22,\"proto\":\"tcp\"}\n");
    assertThat(read.flows())
        .containsExactly(
            "1664459365848468 192.168.1.15 > ? ip", "2000000 192.0.2.1:7 > 192.0.2.2:22 tcp");
    assertThat(read.report().flows()).isZero();
  }

  @Test
  void takesAGivenFormatWhateverTheContent() {
    assertThatThrownBy(
            () ->
                Read.text(
                    SEED, new IngestOptions(Optional.of(Format.UNSW_NB15), OptionalDouble.empty())))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("capture: line 1 has no column srcip");
  }
}
