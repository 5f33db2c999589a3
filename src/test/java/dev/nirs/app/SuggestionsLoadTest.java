package dev.nirs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.enforcement.OracleAvailability;
import dev.nirs.enforcement.RestoreOracle;
import dev.nirs.enforcement.RestoreVariant;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.window.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule that is suggested for any capture is loaded by the real tool, and printed alike. */
class SuggestionsLoadTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final Map<IpVersion, Suggested> SUGGESTED = new EnumMap<>(IpVersion.class);

  @ParameterizedTest
  @EnumSource(RestoreVariant.class)
  void everySuggestedRuleLoadsAndIsSavedAsWritten(RestoreVariant variant) throws Exception {
    assumeThat(DATA).as("the captures").isDirectory();
    RestoreOracle oracle = new RestoreOracle(Set.of(), RestoreOracle.TIMEOUT);
    for (IpVersion version : IpVersion.values()) {
      assumeThat(oracle.availability(variant, version))
          .as("%s of %s in a namespace of its own", variant, version)
          .isInstanceOf(OracleAvailability.Available.class);
      if (!SUGGESTED.containsKey(version)) {
        SUGGESTED.put(version, suggested(version));
      }
      Suggested suggested = SUGGESTED.get(version);
      List<String> rules = List.copyOf(suggested.distinct);
      List<LoadVerdict> verdicts = oracle.load(rules, variant, version);
      System.err.printf(
          "%s %s: %d rules suggested, %d distinct, loaded from %d captures%n",
          variant, version, suggested.all, rules.size(), suggested.captures);
      for (int i = 0; i < rules.size(); i++) {
        assertThat(verdicts.get(i)).isEqualTo(new LoadVerdict.Loaded(List.of(rules.get(i))));
      }
      assertThat(version == IpVersion.V6 || rules.size() > 100).isTrue();
    }
  }

  private static Suggested suggested(IpVersion version) throws IOException, InputException {
    Suggested suggested = new Suggested();
    for (Path capture : captures()) {
      suggested.captures++;
      for (PolicySettings policy : policies(version)) {
        run(capture, policy, suggested);
      }
    }
    return suggested;
  }

  private static List<PolicySettings> policies(IpVersion version) {
    List<PolicySettings> policies = new ArrayList<>();
    for (double epsilon : new double[] {0, 0.01, 0.1}) {
      Bounds bounds = new Bounds(epsilon, Integer.MAX_VALUE, BenignCount.BOTH, Bounds.BENIGN_FLOOR);
      policies.add(
          new PolicySettings("INPUT", version, bounds, Optional.empty(), List.of(), Set.of(22)));
      policies.add(PolicySettings.atomic("FORWARD", version, epsilon, Integer.MAX_VALUE));
    }
    return policies;
  }

  private static void run(Path capture, PolicySettings settings, Suggested suggested)
      throws InputException {
    KnowledgeSettings knowledge =
        new KnowledgeSettings(
            Path.of("knowledge-base"), Path.of("vector-store"), EmbeddingSettings.DEFAULT);
    SuggestSettings run =
        new SuggestSettings(
            List.of(capture),
            List.of(),
            new IngestOptions(Optional.empty(), OptionalDouble.empty()),
            WindowSettings.DEFAULT,
            0);
    Policy policy = Nirs.policy(settings, knowledge);
    for (BaselineChoice choice : List.of(BaselineChoice.ATOMIC, BaselineChoice.general(policy))) {
      new SuggestRun(run, new SuggestionPipeline(policy, Proposer.NONE, choice), System.in)
          .run(
              bytes -> {},
              suggestion -> {
                for (SuggestedRule rule : suggestion.rules()) {
                  suggested.all++;
                  suggested.distinct.add(rule.rule().canonical());
                }
              });
    }
  }

  private static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.walk(DATA)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".md"))
          .filter(file -> !file.getFileName().toString().matches("class_totals.*|row_time.*"))
          .sorted()
          .toList();
    }
  }

  /** What was suggested over all captures and policies. */
  private static final class Suggested {
    private final Set<String> distinct = new LinkedHashSet<>();
    private int all;
    private int captures;
  }
}
