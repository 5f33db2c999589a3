package dev.nirs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.InputFile;
import dev.nirs.ingest.Sources;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Observation;
import dev.nirs.window.WindowSettings;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The atomic strategy beside the reference program, which is run: every window, rule and count must
 * be equal.
 */
class AtomicReferenceTest {
  private static final Path REFERENCE = Path.of("../shared/reference/atomic_baseline.py");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz, 0, 62",
    "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz, 0.01, 62",
    "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz, 0.1, 62",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0, 1",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0.01, 1",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0.1, 1",
    "suricata-eve/slips_test6_20210606_eve.json, 0, 396",
    "suricata-eve/slips_test6_20210606_eve.json, 0.01, 396",
    "suricata-eve/slips_test6_20210606_eve.json, 0.1, 396"
  })
  void agreesOnEveryWindowRuleAndCount(String capture, double epsilon, int windows)
      throws Exception {
    Path file = Path.of("../shared/data").resolve(capture);
    assumeThat(file).as("the capture %s", capture).exists();
    assumeThat(REFERENCE).as("the reference program").exists();
    List<String> expected = reference(file, epsilon);
    assertThat(expected).hasSize(windows);
    assertThat(ours(file, epsilon)).isEqualTo(expected);
  }

  private static List<String> ours(Path file, double epsilon) throws InputException {
    PolicySettings policy =
        PolicySettings.atomic("INPUT", IpVersion.V4, epsilon, Integer.MAX_VALUE);
    KnowledgeSettings knowledge =
        new KnowledgeSettings(
            Path.of("knowledge-base"), Path.of("vector-store"), EmbeddingSettings.DEFAULT);
    WindowSettings windows =
        new WindowSettings(
            Duration.ofSeconds(60), Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(30));
    SuggestSettings settings = new SuggestSettings(List.of(file), List.of(), options(), windows, 0);
    List<String> lines = new ArrayList<>();
    new SuggestRun(
            settings,
            new SuggestionPipeline(Nirs.policy(policy, knowledge), Proposer.NONE),
            System.in)
        .run(bytes -> {}, suggestion -> lines.add(line(suggestion)));
    return lines;
  }

  private static IngestOptions options() {
    return new IngestOptions(Optional.empty(), OptionalDouble.empty());
  }

  private static String line(Suggestion suggestion) {
    StringBuilder line = new StringBuilder();
    line.append(suggestion.window().start()).append(' ').append(suggestion.window().close());
    line.append(' ')
        .append(suggestion.window().alerts().size())
        .append(' ')
        .append(suggestion.window().benign().size());
    line.append(' ')
        .append(suggestion.impact().alertsMatched())
        .append(' ')
        .append(suggestion.impact().benignMatched());
    suggestion
        .rules()
        .forEach(
            r ->
                line.append(" | ")
                    .append(plain(r.rule().canonical()))
                    .append(' ')
                    .append(r.newAlerts())
                    .append(' ')
                    .append(r.newBenign()));
    return line.toString();
  }

  /** The reference prints rules without the match that -p loads. */
  private static String plain(String rule) {
    return rule.replaceAll(" -m (tcp|udp|sctp|dccp)", "");
  }

  private List<String> reference(Path capture, double epsilon) throws Exception {
    Path flows = folder.resolve("flows.csv");
    writeFlows(capture, flows);
    Process process =
        new ProcessBuilder(
                "python3",
                REFERENCE.toString(),
                flows.toString(),
                "--epsilon",
                Double.toString(epsilon))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode answer = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    List<String> lines = new ArrayList<>();
    for (JsonNode window : answer.get("windows")) {
      StringBuilder line = new StringBuilder();
      line.append(micros(window.get("start"))).append(' ').append(micros(window.get("close")));
      for (String count : List.of("alerts", "benign", "alerts_matched", "benign_matched")) {
        line.append(' ').append(window.get(count).asInt());
      }
      for (JsonNode rule : window.get("rules")) {
        line.append(" | ").append(rule.get("rule").asText());
        line.append(' ')
            .append(rule.get("new_alerts").asInt())
            .append(' ')
            .append(rule.get("new_benign").asInt());
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static long micros(JsonNode seconds) {
    return Math.round(seconds.asDouble() * 1e6);
  }

  private static void writeFlows(Path capture, Path target) throws Exception {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8))) {
      out.println("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label");
      Sources.readFiles(
          List.of(new InputFile(capture, false)),
          options(),
          bytes -> {},
          observation -> write(observation, out));
    }
  }

  private static void write(Observation observation, PrintWriter out) {
    Flow flow = observation.flow();
    FiveTuple tuple = flow.tuple();
    String label =
        switch (observation) {
          case Alert alert -> "attack";
          case Observation.Benign benign -> "benign";
          case Observation.Alerted alerted -> "";
        };
    if (!label.isEmpty()) {
      out.printf(
          "%s,%s,%s,%s,%s,%s,%s%n",
          BigDecimal.valueOf(flow.time(), 6).toPlainString(),
          tuple.source(),
          port(tuple.sourcePort()),
          tuple.destination(),
          port(tuple.destinationPort()),
          tuple.protocol(),
          label);
    }
  }

  private static String port(int port) {
    return port == FiveTuple.NO_PORT ? "-" : Integer.toString(port);
  }
}
