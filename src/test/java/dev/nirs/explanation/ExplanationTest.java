package dev.nirs.explanation;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nirs.selection.BenignCount;
import dev.nirs.selection.UnmatchedReason;
import dev.nirs.suggestion.FallbackReason;
import dev.nirs.suggestion.ModelRun;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.RefusedLine;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Level;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
  private static final List<String> ALERTS =
      List.of(
          "tcp 203.0.113.7:4000 > 192.0.2.10:80",
          "tcp 203.0.113.7:4001 > 192.0.2.10:80",
          "tcp [2001:db8::7]:1 > [2001:db8::1]:80");

  @Test
  void theCardTellsWhatEachRuleDoes() {
    assertThat(SuggestionCard.of(fallback(120)))
        .contains(
            "Window 1  1970-01-01 00:00:00 to 1970-01-01 00:01:00 UTC",
            "3 alerts over 0 s",
            "judged against 120 benign flows",
            "FALLBACK to the atomic baseline: no model was asked",
            "1. -A INPUT -s 203.0.113.7/32 -j DROP",
            "stops 2 of 3 alerts (2 new), hits 0 of 120 benign flows; proposed by the atomic baseline",
            "touches 203.0.113.0/24 (external service)",
            "Together: 2 of 3 alerts stopped (66.7 %), 0 of 120 benign flows hit (0 %; allowed 0 %)",
            "Not stopped: 1 of 3 alerts",
            "1 alert: of the other address family (--ipv6 chooses the family of the rules)");
  }

  @Test
  void theCardSaysWhyAThinBenignWindowProvesLittle() {
    assertThat(SuggestionCard.of(fallback(5))).contains("fewer than 100 benign flows were seen");
  }

  @Test
  void theCardNamesTheBestRefusedCandidate() {
    assertThat(SuggestionCard.of(abstained()))
        .contains(
            "ABSTAINED",
            "best refused: -A INPUT -s 203.0.113.7/32 -j DROP",
            "names 203.0.113.0/24, which is protected");
  }

  @Test
  void hostileTextOfAModelCannotReachTheTerminal() {
    assertThat(SuggestionCard.of(refusing("\u001b[2Jrm -rf /\u202e\r\nnirs: all fine")))
        .contains("?[2Jrm -rf /???nirs: all fine")
        .doesNotContain("\u001b", "\r", "\u202e");
  }

  @ParameterizedTest
  @MethodSource("suggestions")
  void everyLineOfJsonIsOfTheSchema(Suggestion suggestion) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("docs/schema/suggestion-v1.json")), InputFormat.JSON);
    String line = SuggestionJson.of(suggestion);
    assertThat(line).doesNotContain("\n");
    assertThat(schema.validate(line, InputFormat.JSON)).isEmpty();
  }

  static Stream<Suggestion> suggestions() {
    return Stream.of(
        fallback(120), fallback(0), abstained(), refusing("-A INPUT -j ACCEPT\u0000\u202e"));
  }

  @Test
  void whyAlertsAreLeftIsToldWithTheirNumbers() {
    assertThat(SuggestionJson.of(fallback(120))).contains("\"unmatched\":{\"OTHER_FAMILY\":1}");
    assertThat(SuggestionJson.of(abstained()))
        .contains("\"unmatched\":{\"PROTECTED\":2,\"OTHER_FAMILY\":1}");
    assertThat(SuggestionCard.of(abstained()))
        .containsSubsequence(
            "Not stopped: 3 of 3 alerts",
            "2 alerts: the host, service or management port is protected (policy)",
            "1 alert: of the other address family");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasItsWords(UnmatchedReason reason) throws IOException {
    assertThat(UnmatchedText.words(reason)).isNotEmpty().doesNotEndWith(".").doesNotContain("%");
    assertThat(Files.readString(Path.of("docs/schema/suggestion-v1.json")))
        .contains('"' + reason.name() + "\": {");
    assertThat(Files.readString(Path.of("src/main/resources/openapi.yaml")))
        .contains(reason.name());
  }

  @Test
  void theFragmentHoldsEachRuleOnce() {
    RestoreFragment fragment = new RestoreFragment();
    fragment.add(fallback(120));
    fragment.add(fallback(120));
    assertThat(fragment).hasToString("*filter\n-A INPUT -s 203.0.113.7/32 -j DROP\nCOMMIT\n");
    assertThat(new RestoreFragment()).hasToString("*filter\nCOMMIT\n");
  }

  @Test
  void totalsCountWithoutHoldingWindows() {
    RunTotals totals = new RunTotals();
    totals.add(fallback(120));
    totals.add(abstained());
    assertThat(totals)
        .hasToString(
            "2 windows (1 ABSTAINED, 1 FALLBACK): 1 rules stop 2 of 6 alerts and hit 0 benign flows inside their windows");
  }

  private static Suggestion fallback(int benign) {
    HostRole host =
        new HostRole(
            Prefix.parse("203.0.113.0/24").orElseThrow(),
            HostRole.Role.EXTERNAL_SERVICE,
            List.of(),
            false,
            "");
    return suggest(new Protection(List.of(), List.of(host), Set.of()), Proposer.NONE, benign);
  }

  private static Suggestion abstained() {
    List<Prefix> all =
        Stream.of("203.0.113.0/24", "192.0.2.0/24")
            .map(p -> Prefix.parse(p).orElseThrow())
            .toList();
    return suggest(new Protection(all, List.of(), Set.of()), Proposer.NONE, 120);
  }

  private static Suggestion refusing(String line) {
    ModelRun run =
        new ModelRun(
            "qwen2.5:7b",
            "sha",
            "0123456789ab",
            "text",
            "",
            2,
            900,
            40,
            List.of("playbook/mixed"),
            List.of("example 2"),
            List.of(
                new RefusedLine(
                    line, Level.ANSWERED, new Fault(Fault.Kind.ILLEGAL, "column 1: " + line))));
    Proposer proposer =
        (w, s) ->
            new Proposal.Failed(FallbackReason.ILLEGAL, "the answer: " + line, Optional.of(run));
    return suggest(Protection.NONE, proposer, 120);
  }

  private static Suggestion suggest(Protection protection, Proposer proposer, int benign) {
    Policy policy =
        new Policy("INPUT", IpVersion.V4, new Bounds(0, 10, BenignCount.BOTH, 100), protection);
    return new SuggestionPipeline(policy, proposer).suggest(window(ALERTS, quiet(benign)));
  }
}
