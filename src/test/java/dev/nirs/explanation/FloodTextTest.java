package dev.nirs.explanation;

import static dev.nirs.Samples.flow;
import static dev.nirs.Samples.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nirs.Samples;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Volume;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FloodTextTest {
  private static final String VICTIM = "192.0.2.80";

  @Test
  void theCardOffersWhatHelpsAgainstForgedAddressesWithItsCost() {
    assertThat(SuggestionCard.of(flooded(Protection.NONE)))
        .contains(
            "Flood: 200 alerts from 200 addresses that look forged",
            "limit: -A INPUT -d 192.0.2.80/32 -p tcp -m tcp --dport 80 ",
            "new connections a second through",
            "close: -A INPUT -d 192.0.2.80/32 -p tcp -m tcp --dport 80 -j DROP",
            "     hits 0 of 150 benign flows",
            "network: -A INPUT -s 203.0.113.0/2");
  }

  @Test
  void noOfferTouchesWhatIsProtected() {
    Protection victim =
        new Protection(List.of(Prefix.parse(VICTIM).orElseThrow()), List.of(), Set.of());
    assertThat(SuggestionCard.of(flooded(victim)))
        .contains("Flood: 200 alerts")
        .doesNotContain("limit:", "close:")
        .contains("network: ");
    Protection both =
        new Protection(
            List.of(
                Prefix.parse(VICTIM).orElseThrow(), Prefix.parse("203.0.113.0/24").orElseThrow()),
            List.of(),
            Set.of());
    assertThat(SuggestionCard.of(flooded(both))).contains("No other rule is safe either.");
  }

  @Test
  void programsReadTheSame() throws IOException {
    String line = SuggestionJson.of(flooded(Protection.NONE));
    assertThat(line).contains("\"kind\":\"limit\"", "\"kind\":\"close\"", "\"kind\":\"networks\"");
    String schema = Files.readString(Path.of("docs/schema/suggestion-v1.json"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(line, InputFormat.JSON))
        .isEmpty();
  }

  private static Suggestion flooded(Protection protection) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Flow flow = flow("tcp 203.0.113." + (i + 1) + ":4000 > " + VICTIM + ":80");
      alerts.add(
          new Alert(
              new Flow(i * 1000L, flow.tuple(), new Volume(1, 0, 60, 0)),
              AttackClass.UNKNOWN,
              1,
              ""));
    }
    List<Flow> benign = quiet(150).stream().map(Samples::flow).toList();
    Policy policy =
        new Policy(
            "INPUT",
            IpVersion.V4,
            new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 100),
            protection);
    return new SuggestionPipeline(policy, Proposer.NONE)
        .suggest(new AlertWindow(1, 0, 60_000_000, alerts, benign));
  }
}
