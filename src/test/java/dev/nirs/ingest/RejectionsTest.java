package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken lines cost themselves only, and each says where, what was found and what was expected. */
class RejectionsTest {
  private static final String SEED =
      "timestamp,src_ip,src_port,dst_ip,dst_port,protocol,score,label\n";
  private static final String SEED_ROW = "1,10.0.0.1,1,10.0.0.2,80,tcp,0.5,scan";
  private static final String ZEEK =
      "#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\n";
  private static final String ZEEK_ROW = "1|10.0.0.1|1|10.0.0.2|80|tcp";
  private static final String EVE_ROW =
      "{'timestamp':'2020-01-02T03:04:05Z','event_type':'flow','src_ip':'10.0.0.1','src_port':1,'dest_ip':'10.0.0.2','dest_port':80,'proto':'TCP'}";
  private static final String CIC =
      "Flow ID,Source IP,Source Port,Destination IP,Destination Port,Protocol,Timestamp,Label\n";
  private static final String CIC_ROW = "x,10.0.0.1,1.0,10.0.0.2,80.0,6.0,7/7/2017 3:56,BENIGN";
  private static final String UNSW = String.join(",", UnswLayout.HEADER) + "\n";
  private static final String UNSW_ROW =
      "10.0.0.1,1,10.0.0.2,80,tcp" + ",0".repeat(23) + ",1421927414" + ",0".repeat(18) + ",,0";
  private static final String TON = "src_ip,src_port,dst_ip,dst_port,proto,label,type\n";
  private static final String TON_ROW = "10.0.0.1,1,10.0.0.2,80,tcp,0,normal";

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "1,@soon,@BAD_TIME@timestamp: found 'soon', expected a time",
        "1,@,@MISSING_FIELD@timestamp: found '', expected a time",
        "1,@2020-13-01T00:00:00Z,@BAD_TIME@timestamp: found '2020-13-01T00:00:00Z', expected a time",
        "1,@2020-02-30 00:00:00,@BAD_TIME@timestamp: found '2020-02-30 00:00:00', expected a time",
        "1,@2020-01-01T24:00:00Z,@BAD_TIME@timestamp: found '2020-01-01T24:00:00Z', expected a time",
        "1,@-5,@BAD_TIME@timestamp: found '-5', expected a time",
        "1,@1e99,@BAD_TIME@timestamp: found '1e99', expected a time",
        "10.0.0.1@10.0.0.256@BAD_ADDRESS@src_ip: found '10.0.0.256', expected an IPv4 or IPv6 address",
        "10.0.0.1@010.0.0.1@BAD_ADDRESS@src_ip: found '010.0.0.1', expected an IPv4 or IPv6 address",
        "10.0.0.1@10.0.0.1/32@BAD_ADDRESS@src_ip: found '10.0.0.1/32', expected an IPv4 or IPv6 address",
        "10.0.0.1@example.org@BAD_ADDRESS@src_ip: found 'example.org', expected an IPv4 or IPv6 address",
        "10.0.0.2@-@MISSING_FIELD@dst_ip: found '-', expected an IPv4 or IPv6 address",
        ",80,@,65536,@BAD_PORT@dst_port: found '65536', expected a port from 0 to 65535",
        ",80,@,http,@BAD_PORT@dst_port: found 'http', expected a port from 0 to 65535",
        ",80,@,-80,@BAD_PORT@dst_port: found '-80', expected a port from 0 to 65535",
        ",80,@,80.5,@BAD_PORT@dst_port: found '80.5', expected a port from 0 to 65535",
        ",80,@,0x,@BAD_PORT@dst_port: found '0x', expected a port from 0 to 65535",
        "tcp@t c p@BAD_PROTOCOL@protocol: found 't c p', expected a protocol such as tcp or 6",
        "tcp@;reboot@BAD_PROTOCOL@protocol: found ';reboot', expected a protocol such as tcp or 6",
        "0.5@1.5@BAD_NUMBER@score: found '1.5', expected a number from 0 to 1",
        "0.5@NaN@BAD_NUMBER@score: found 'NaN', expected a number from 0 to 1",
        "0.5@-0.5@BAD_NUMBER@score: found '-0.5', expected a number from 0 to 1",
        "0.5@.@BAD_NUMBER@score: found '.', expected a number from 0 to 1",
        ",scan@@WRONG_FIELD_COUNT@found '7 fields', expected 8 fields",
        ",scan@,a,b@WRONG_FIELD_COUNT@found '9 fields', expected 8 fields"
      })
  void namesLineColumnFoundAndExpected(
      String part, String by, RejectionReason reason, String message) throws IngestException {
    String broken = SEED_ROW.replace(part, by == null ? "" : by);
    Read read = Read.text(SEED + SEED_ROW + "\n" + broken + "\n" + SEED_ROW + "\n");
    String place = reason == RejectionReason.WRONG_FIELD_COUNT ? "line 3: " : "line 3, ";
    assertThat(read.rejections()).containsExactly(place + message);
    assertThat(read.report().rejected()).isEqualTo(Map.of(reason, 1L));
    assertThat(read.observations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "SEED@10.0.0.1@nowhere@line 3, src_ip: found 'nowhere', expected an IPv4 or IPv6 address",
        "ZEEK@10.0.0.1@nowhere@line 3, id.orig_h: found 'nowhere', expected an IPv4 or IPv6 address",
        "ZEEK@|tcp@@line 3: found '5 fields', expected 6 fields",
        "EVE@10.0.0.1@nowhere@line 2, src_ip: found 'nowhere', expected an IPv4 or IPv6 address",
        "EVE@:80@:80000@line 2, dest_port: found '80000', expected a port from 0 to 65535",
        "EVE@'flow'@''@line 2, event_type: found '', expected alert, flow or another type of event",
        "EVE@'TCP'}@'TCP'@line 2, column 136: found '{\"timestamp\":\"2020-01-02T03:04:05Z\",\"event_type\":\"flow\",\"src_', expected one JSON object a line",
        "EVE@'src_ip'@src_ip@line 2, column 59: found '{\"timestamp\":\"2020-01-02T03:04:05Z\",\"event_type\":\"flow\",src_ip', expected one JSON object a line",
        "EVE@'TCP'}@'TCP'}{}@line 2, column 138: found '{\"timestamp\":\"2020-01-02T03:04:05Z\",\"event_type\":\"flow\",\"src_', expected one JSON object a line",
        "CIC@7/7/2017@7/13/2017@line 3, timestamp: found '7/13/2017 3:56', expected a time",
        "CIC@80.0@80.7@line 3, destination port: found '80.7', expected a port from 0 to 65535",
        "UNSW@1421927414@then@line 3, stime: found 'then', expected a time",
        "UNSW@,tcp@,@line 3, proto: found '', expected a protocol such as tcp or 6",
        "TON@10.0.0.2@@line 3, dst_ip: found '', expected an IPv4 or IPv6 address"
      })
  void doesSoInEveryFormat(String format, String part, String by, String message)
      throws IngestException {
    String row =
        switch (format) {
          case "ZEEK" -> ZEEK_ROW;
          case "EVE" -> EVE_ROW;
          case "CIC" -> CIC_ROW;
          case "UNSW" -> UNSW_ROW;
          case "TON" -> TON_ROW;
          default -> SEED_ROW;
        };
    String header =
        switch (format) {
          case "ZEEK" -> ZEEK;
          case "EVE" -> "";
          case "CIC" -> CIC;
          case "UNSW" -> UNSW;
          case "TON" -> TON;
          default -> SEED;
        };
    String lines = row + "\n" + row.replace(part, by == null ? "" : by) + "\n" + row + "\n";
    Read read = Read.text(header + lines.replace('|', '\t').replace('\'', '"'));
    assertThat(read.rejections()).containsExactly(message);
    assertThat(read.observations()).hasSize(2);
  }

  @Test
  void passesOverALineThatIsTooLongWithoutHoldingIt() throws IngestException {
    String wide = "x".repeat(3_000_000);
    Read read = Read.text(SEED + SEED_ROW + "\n" + wide + "\n" + SEED_ROW + "\n" + wide);
    assertThat(read.report().rejected()).isEqualTo(Map.of(RejectionReason.LINE_TOO_LONG, 2L));
    assertThat(read.rejections())
        .first()
        .isEqualTo("line 3: found 'a longer line', expected at most 1048576 bytes");
    assertThat(read.observations()).hasSize(2);
  }

  @Test
  void takesALineOfJustTheGreatestLength() throws IngestException {
    String row = "1,10.0.0.1,1,10.0.0.2,80,tcp,0.5,";
    String fits = row + "x".repeat(Lines.MOST_BYTES - row.length());
    assertThat(Read.text(SEED + fits + "\n" + SEED_ROW).observations()).hasSize(2);
    assertThat(Read.text(SEED + fits + "x\n" + SEED_ROW).report().rejected())
        .isEqualTo(Map.of(RejectionReason.LINE_TOO_LONG, 1L));
  }

  @Test
  void cutsAndCleansHostileText() throws IngestException {
    Read read = Read.text(SEED + "\u001b[31m" + "y".repeat(500) + ",a,b,c,d,e,f,g\n");
    assertThat(read.rejections().get(0))
        .startsWith("line 2, timestamp: found '[31myyy")
        .doesNotContain("\u001b")
        .hasSizeLessThan(120);
  }

  @Test
  void countsAllAndShowsTheFirst() throws IngestException {
    Read read = Read.text(SEED + SEED_ROW + "\n" + "broken\n".repeat(5000) + SEED_ROW + "\n");
    assertThat(read.report().rejected())
        .isEqualTo(Map.of(RejectionReason.WRONG_FIELD_COUNT, 5000L));
    assertThat(read.rejections()).hasSize(10);
    assertThat(read.observations()).hasSize(2);
  }

  @Test
  void takesWhatStandsBeforeABreakInAnArray() throws IngestException {
    String row = EVE_ROW.replace('\'', '"');
    Read read = Read.text("[" + row + ",\n7,\n" + row + ",\n{\"event_type\": oops}]");
    assertThat(read.observations()).hasSize(2);
    assertThat(read.rejections())
        .containsExactly("line 2: found 'another value', expected a JSON object");
    assertThat(read.report().fault())
        .hasValue(
            "capture: line 4: broken JSON; expected an array of objects; what came before is used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{", "[7", "[{\"event_type\":\"dns\"", "\"event_type\""})
  void survivesJsonThatEndsAnywhere(String text) {
    assertThatThrownBy(() -> Read.text(text)).isInstanceOf(IngestException.class);
  }
}
