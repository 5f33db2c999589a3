package dev.nirs.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import dev.nirs.window.AlertWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decision table on the corrected CIC-IDS-2017, with the class that its label stands for and
 * without any class.
 */
class RealWindowsTest {
  private static final Path DATA =
      Path.of("..", "shared", "data", "cic-ids-2017", "cicids2017_improved_mon-thu.csv.gz");

  @ParameterizedTest(name = "{0} as {1} is {2}")
  @CsvSource({
    "FTP-Patator, BRUTE_FORCE, FTP_BRUTE_FORCE",
    "FTP-Patator, UNKNOWN, FTP_BRUTE_FORCE",
    "SSH-Patator, BRUTE_FORCE, SSH_BRUTE_FORCE",
    "SSH-Patator, UNKNOWN, SSH_BRUTE_FORCE",
    "DoS Slowloris, SLOW_HTTP, SLOW_HTTP",
    "DoS Slowhttptest, SLOW_HTTP, SLOW_HTTP",
    "DoS Hulk, DENIAL_OF_SERVICE, VOLUMETRIC_FLOOD",
    "DoS GoldenEye, DENIAL_OF_SERVICE, VOLUMETRIC_FLOOD",
    "Web Attack - Brute Force, BRUTE_FORCE, WEB_BRUTE_FORCE",
    "Web Attack - XSS, WEB_ATTACK, WEB_ATTACK_INBOUND",
    "Infiltration - Portscan, SCAN, VERTICAL_SCAN",
    "Infiltration - Portscan, UNKNOWN, VERTICAL_SCAN",
    "Infiltration, COMMAND_AND_CONTROL, COMMAND_AND_CONTROL",
    "BENIGN, UNKNOWN, MIXED",
  })
  void patternsOfCic(String label, AttackClass kind, AttackPattern pattern) throws IOException {
    assumeTrue(Files.exists(DATA), "CIC-IDS-2017 is not at " + DATA);
    List<Alert> alerts = alerts(label, kind);
    assertThat(alerts).isNotEmpty();
    WindowSummary summary = Summarizer.of(new AlertWindow(1, 0, 1, alerts, List.of()));
    assertThat(summary.pattern()).as(summary.totals().toString()).isEqualTo(pattern);
  }

  private static List<Alert> alerts(String label, AttackClass kind) throws IOException {
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(DATA)), UTF_8))) {
      return rows.lines()
          .map(row -> row.split(",", -1))
          .filter(row -> row[16].equals(label))
          .limit(800)
          .map(row -> new Alert(flow(row), kind, 1, label))
          .toList();
    }
  }

  private static Flow flow(String[] row) {
    return new Flow(
        0,
        new FiveTuple(
            IpAddress.parse(row[2]).orElseThrow(),
            Integer.parseInt(row[3]),
            IpAddress.parse(row[4]).orElseThrow(),
            Integer.parseInt(row[5]),
            Protocol.ofNumber(Integer.parseInt(row[6]))),
        new Volume(Long.parseLong(row[9]), Long.parseLong(row[10]), -1, -1));
  }
}
