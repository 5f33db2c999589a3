package dev.nirs.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The published loop beside the restatement of the authors' program, which is run: every count must
 * be equal.
 */
class PublishedReferenceTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0.01, 60, 10",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0.01, 30, 10",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0.01, 10, 10",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0, 10, 10",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0.1, 10, 2",
    "unsw-nb15/UNSW-NB15_1_first8000.csv, 0, 1, 3",
    "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz, 0.01, 1800, 10",
    "cic-ids-2017/cicids2017_improved_mon-thu.csv.gz, 0, 600, 10",
    "ton-iot/train_test_network_part.csv.gz, 0.05, 30, 10",
    "ctu/CTU-SME-11_win7_20230222_conn.log.labeled, 0.01, 300, 10",
    "suricata-eve/slips_test6_20210606_eve.json, 0.01, 1800, 10"
  })
  void agreesOnEveryCount(String name, double epsilon, int seconds, int mostRules)
      throws Exception {
    Trace trace = Reference.capture(name).inWholeSeconds();
    Path flows = folder.resolve("flows.csv");
    Reference.writePublished(trace, flows);
    JsonNode expected =
        Reference.run(
            "published_metric.py",
            List.of(
                flows.toString(),
                Double.toString(epsilon),
                Integer.toString(seconds * 1000),
                "--max-rules",
                Integer.toString(mostRules)));
    ReplayResult result =
        new PublishedLoop(trace, Detector.labelled(trace), epsilon, seconds * 1_000_000L, mostRules)
            .run();
    assertThat(counts(result)).isEqualTo(counts(expected));
  }

  private static List<Long> counts(ReplayResult result) {
    return List.of(
        result.course().intervals(),
        (long) result.course().decisions().size(),
        (long) result.course().rules(),
        result.attackFlows(),
        result.blockedAttack(),
        result.benignFlows(),
        result.blockedBenign());
  }

  private static List<Long> counts(JsonNode expected) {
    return java.util.stream.Stream.of(
            "intervals",
            "updates",
            "rules_added",
            "attack",
            "blocked_attack",
            "benign",
            "blocked_benign")
        .map(name -> expected.get(name).asLong())
        .toList();
  }
}
