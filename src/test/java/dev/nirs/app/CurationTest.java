package dev.nirs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.Samples;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.OnnxEmbedder;
import dev.nirs.knowledge.RetrievalQuery;
import dev.nirs.knowledge.Retriever;
import dev.nirs.knowledge.SuggestionStore;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.summary.SummaryText;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurationTest {
  private static final Decision SOC = new Decision("soc team", "seen before", Optional.empty());
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));

  @TempDir Path folder;
  private KnowledgeBase base;
  private Suggestion suggestion;

  @BeforeEach
  void suggest() throws IOException {
    base = KnowledgeBase.open(Files.createDirectories(folder.resolve("base")));
    suggestion =
        new SuggestionPipeline(policy(0, Protection.NONE), Proposer.NONE).suggest(window());
    SuggestionShelf.at(folder.resolve("store")).keep(suggestion);
  }

  /** Two attackers on ssh; one of them also browses, as benign clients do. */
  private static AlertWindow window() {
    List<String> benign = new ArrayList<>(Samples.quiet(200));
    benign.add("tcp 203.0.113.8:4000 > 192.0.2.10:80");
    benign.add("tcp 198.51.100.77:4000 > 192.0.2.10:22");
    return Samples.window(
        List.of(
            "tcp 203.0.113.7:1000 > 192.0.2.10:22",
            "tcp 203.0.113.7:1001 > 192.0.2.10:22",
            "tcp 203.0.113.8:1000 > 192.0.2.10:22"),
        benign);
  }

  @Test
  void anAcceptedSuggestionIsRetrievedAtOnceByAnotherReader() throws InputException {
    Intake intake = curation(Protection.NONE).accept(suggestion.id(), SOC);
    assertThat(intake).isInstanceOf(Intake.Added.class);
    KnowledgeBase other = KnowledgeBase.open(folder.resolve("base"));
    try (Retriever retriever =
        Retriever.open(
            other, folder.resolve("index"), new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM))) {
      Example found =
          retriever
              .retrieve(
                  new RetrievalQuery(
                      SummaryText.forRetrieval(suggestion.summary()),
                      suggestion.summary().pattern(),
                      Optional.empty(),
                      1,
                      0))
              .examples()
              .getFirst()
              .entry();
      assertThat(found.id()).isEqualTo("suggestion/" + suggestion.id());
      assertThat(found.incident()).startsWith("local/1970-01-01/");
      assertThat(found.rules())
          .isEqualTo(suggestion.rules().stream().map(r -> r.rule().canonical()).toList());
      assertThat(found.acceptance().acceptedBy()).isEqualTo("soc team");
      assertThat(found.acceptance().acceptedAt()).isEqualTo("2026-11-26T12:00:00Z");
      assertThat(found.acceptance().provenance()).contains(suggestion.id(), "atomic baseline");
    }
  }

  @Test
  void theSameRunGivesTheSameIdAndIsKeptOnce() {
    Suggestion again =
        new SuggestionPipeline(policy(0, Protection.NONE), Proposer.NONE).suggest(window());
    assertThat(again.id()).isEqualTo(suggestion.id()).matches("[0-9a-f]{16}");
    SuggestionShelf.at(folder.resolve("store")).keep(again);
    assertThat(store().all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-A INPUT -s 203.0.113.7/32 -j DROP | - ",
        "sudo iptables -A INPUT -s 203.0.113.7 -j DROP | - ",
        "-A INPUT -s 203.0.113.7/32 -p tcp -m tcp --dport 22 -j DROP | - ",
        "-A INPUT -s 203.0.113.0/28 -j DROP | hits 1 benign",
        "-A INPUT -s 203.0.113.8/32 -j DROP | hits 1 benign",
        "-A INPUT -d 192.0.2.10/32 -p tcp -m tcp --dport 22 -j DROP | benign",
        "-A INPUT -s 203.0.113.9/32 -j DROP | matches no alert",
        "-A INPUT -s 0.0.0.0/0 -j DROP | benign flows",
        "-A INPUT -j DROP | hits 202",
        "-A FORWARD -s 203.0.113.7/32 -j DROP | not to INPUT",
        "-A INPUT -s 203.0.113.7/32 -j DROP; rm -rf / | column",
        "-F INPUT | column",
        "-A INPUT -s 2001:db8::1/128 -j DROP | column",
        "'' | an empty line"
      })
  void anEditedRuleIsVerifiedAgainstTheFlowsOfTheWindow(String rule, String fault)
      throws InputException {
    Intake intake = curation(Protection.NONE).edit(suggestion.id(), List.of(rule), SOC);
    if (fault == null) {
      assertThat(intake)
          .isInstanceOfSatisfying(
              Intake.Added.class,
              added -> {
                assertThat(added.example().outcome().alertsMatched()).isEqualTo(2);
                assertThat(added.example().outcome().benignMatched()).isZero();
                assertThat(added.example().acceptance().provenance()).endsWith(", edited");
              });
    } else {
      assertThat(intake)
          .isInstanceOfSatisfying(
              Intake.Refused.class,
              refused -> assertThat(String.join(" ", refused.why())).contains(fault.strip()));
      assertThat(base.snapshot().examples()).isEmpty();
    }
  }

  @Test
  void whatIsProtectedNowIsNotTakenInHoweverOldTheSuggestion() throws InputException {
    Protection own =
        new Protection(List.of(Prefix.parse("203.0.113.7/32").orElseThrow()), List.of(), Set.of());
    assertThat(curation(own).accept(suggestion.id(), SOC))
        .isInstanceOfSatisfying(
            Intake.Refused.class,
            refused -> assertThat(refused.why().toString()).contains("which is protected"));
  }

  /** From counts alone only what the suggestion itself holds can be verified. */
  @Test
  void withoutTheFlowsOnlyUnchangedRulesGetIn() throws InputException, IOException {
    Files.delete(folder.resolve("store/windows/" + suggestion.id() + ".gz"));
    String narrower = "-A INPUT -s 203.0.113.7/32 -p tcp -m tcp --dport 22 -j DROP";
    assertThat(curation(Protection.NONE).edit(suggestion.id(), List.of(narrower), SOC))
        .isInstanceOfSatisfying(
            Intake.Refused.class,
            refused -> assertThat(refused.why().toString()).contains("no longer kept"));
    assertThat(curation(Protection.NONE).accept(suggestion.id(), SOC))
        .isInstanceOf(Intake.Added.class);
  }

  @Test
  void aRejectionIsKeptWithItsReasonAndMayTurnIntoAnAcceptance() throws InputException {
    Curation curation = curation(Protection.NONE);
    assertThat(curation.reject(suggestion.id(), List.of(), SOC)).isInstanceOf(Intake.Added.class);
    Example kept = base.snapshot().example("suggestion/" + suggestion.id()).orElseThrow();
    assertThat(kept.isWarning()).isTrue();
    assertThat(kept.acceptance().reason()).isEqualTo("seen before");
    assertThat(curation.accept(suggestion.id(), SOC)).isInstanceOf(Intake.Added.class);
    assertThat(base.snapshot().activeExamples()).hasSize(1);
    assertThat(curation.reject(suggestion.id(), List.of("-A INPUT -j DROP"), SOC))
        .isInstanceOf(Intake.Refused.class);
  }

  @Test
  void unknownSuggestionsAndHostileTextsAreOneLineErrors() {
    Curation curation = curation(Protection.NONE);
    assertThatThrownBy(() -> curation.accept("nobody\u001b[2J", SOC))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'nobody?[2J'");
    for (Decision bad :
        List.of(
            new Decision("", "", Optional.empty()),
            new Decision("me", "two\nlines", Optional.empty()),
            new Decision("me", "x".repeat(201), Optional.empty()),
            new Decision("me", "", Optional.of("UPPER case")))) {
      assertThatThrownBy(() -> curation.accept(suggestion.id(), bad))
          .isInstanceOf(InputException.class);
    }
    assertThat(base.snapshot().examples()).isEmpty();
  }

  private Curation curation(Protection protection) {
    return new Curation(base, store(), policy(0, protection), NOON);
  }

  private SuggestionStore store() {
    return SuggestionStore.at(folder.resolve("store"));
  }

  private static Policy policy(double epsilon, Protection protection) {
    return new Policy(
        "INPUT",
        IpVersion.V4,
        new Bounds(epsilon, Integer.MAX_VALUE, BenignCount.BOTH, 100),
        protection);
  }
}
