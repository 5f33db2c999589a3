package dev.nirs.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.window.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The replay of the atomic strategy beside the reference program, which is run: every window, every
 * rule in its order and every total must be equal.
 */
class AtomicReplayReferenceTest {
  private static final List<Double> EPSILONS = List.of(0.0, 0.001, 0.01, 0.05, 0.1);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz",
        "cic-ids-2017/trafficlabelling_xss.csv",
        "unsw-nb15/UNSW-NB15_1_first8000.csv",
        "suricata-eve/slips_test6_20210606_eve.json",
        "ton-iot/train_test_network_part.csv.gz",
        "zeek/lab_nmap_conn.log",
        "ctu/CTU-SME-11_win7_20230222_conn.log.labeled"
      })
  void agreesOnEveryWindowRuleAndTotal(String name) throws Exception {
    Trace trace = Reference.capture(name);
    Path flows = folder.resolve("flows.csv");
    Reference.writeFlows(trace, flows);
    DetectedTrace seen = DetectedTrace.of(trace, Detector.labelled(trace), Scope.ALL);
    for (double epsilon : EPSILONS) {
      for (int ttl : epsilon == 0.01 ? new int[] {0, 90, 3600} : new int[] {0}) {
        JsonNode expected =
            Reference.run(
                "atomic_baseline.py",
                List.of(
                    flows.toString(),
                    "--epsilon",
                    Double.toString(epsilon),
                    "--ttl",
                    Integer.toString(ttl)));
        ReplayResult result =
            new Replay(seen, settings(epsilon, ttl), new AtomicStrategy(seen, BenignCount.FORWARD))
                .run();
        assertThat(lines(result)).as("epsilon %s, ttl %s", epsilon, ttl).isEqualTo(lines(expected));
      }
    }
  }

  private static ReplaySettings settings(double epsilon, int ttl) {
    return new ReplaySettings(
        new WindowSettings(
            Duration.ofSeconds(60), Duration.ZERO, Duration.ofHours(1), Duration.ZERO),
        Duration.ZERO,
        Duration.ofSeconds(ttl),
        new ReplaySettings.Bounds(epsilon, Integer.MAX_VALUE, BenignCount.FORWARD),
        Metric.REPLAY,
        true);
  }

  private static List<String> lines(ReplayResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d %d %d %d %d %d %d",
            result.trace().size(),
            result.attackFlows(),
            result.benignFlows(),
            result.course().windows(),
            result.course().rules(),
            result.blockedAttack(),
            result.blockedBenign()));
    for (Decision decision : result.course().decisions()) {
      StringBuilder line = new StringBuilder();
      line.append(decision.time()).append(' ').append(decision.alerts());
      line.append(' ').append(decision.benign());
      for (Rule rule : decision.rules()) {
        line.append(" | ").append(plain(rule.canonical()));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> lines(JsonNode expected) {
    JsonNode totals = expected.get("totals");
    List<String> lines = new ArrayList<>();
    StringBuilder total = new StringBuilder();
    for (String name :
        List.of(
            "flows",
            "attack_flows",
            "benign_flows",
            "windows",
            "rules",
            "blocked_attack",
            "blocked_benign")) {
      total.append(total.isEmpty() ? "" : " ").append(totals.get(name).asLong());
    }
    lines.add(total.toString());
    for (JsonNode window : expected.get("windows")) {
      StringBuilder line = new StringBuilder();
      line.append(Math.round(window.get("close").asDouble() * 1e6));
      line.append(' ').append(window.get("alerts").asInt());
      line.append(' ').append(window.get("benign").asInt());
      for (JsonNode rule : window.get("rules")) {
        line.append(" | ").append(rule.get("rule").asText());
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** The reference prints rules without the match that -p loads, and IPv6 hosts as /32. */
  private static String plain(String rule) {
    return rule.replaceAll(" -m (tcp|udp|sctp|dccp)", "").replace("/128", "/32");
  }
}
