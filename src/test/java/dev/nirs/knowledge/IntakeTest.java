package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.knowledge.Example.Status;
import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may enter beside what is there. */
class IntakeTest {
  @TempDir Path folder;
  private KnowledgeBase base;

  @BeforeEach
  void open() {
    base = KnowledgeBase.open(folder);
  }

  @Test
  void aNewCaseIsAddedOnceHoweverOftenItIsBrought() throws IOException {
    Example example =
        example("a", "one", AttackPattern.SYN_FLOOD, "-A INPUT -s 1.2.3.4/32 -j DROP");
    assertThat(base.take(example)).isEqualTo(new Intake.Added(example, List.of()));
    assertThat(base.take(example)).isEqualTo(new Intake.Unchanged(example));
    assertThat(Files.readAllLines(folder.resolve("examples/accepted.jsonl"))).hasSize(1);
  }

  @Test
  void nearDuplicatesOfOneIncidentMergeAndKeepTheirProvenance() {
    base.take(example("a", "one", AttackPattern.SYN_FLOOD, "-A INPUT -s 1.2.3.4/32 -j DROP"));
    Example twin = example("b", "one", AttackPattern.SYN_FLOOD, "-A INPUT -s 5.6.7.8/32 -j DROP");
    assertThat(base.take(twin)).isInstanceOf(Intake.Merged.class);
    assertThat(base.snapshot().activeExamples())
        .singleElement()
        .satisfies(e -> assertThat(e.id()).isEqualTo("a"))
        .satisfies(e -> assertThat(e.acceptance().cases()).isEqualTo(2));
    assertThat(base.snapshot().example("b").orElseThrow().acceptance().status())
        .isEqualTo(Status.MERGED);
    assertThat(base.take(twin)).isInstanceOf(Intake.Unchanged.class);
    assertThat(KnowledgeBase.open(folder).snapshot()).isEqualTo(base.snapshot());
  }

  @Test
  void likeCasesOfOtherIncidentsAndOtherRulesStayApart() {
    String rule = "-A INPUT -s 1.2.3.4/32 -j DROP";
    String port = "-A INPUT -s 1.2.3.4/32 -p tcp -m tcp --dport 22 -j DROP";
    base.take(example("a", "one", AttackPattern.SYN_FLOOD, rule));
    base.take(example("b", "two", AttackPattern.SYN_FLOOD, rule));
    base.take(example("c", "one", AttackPattern.SYN_FLOOD, port));
    base.take(example("d", "one", AttackPattern.SLOW_HTTP, rule));
    assertThat(base.snapshot().activeExamples()).hasSize(4);
  }

  @Test
  void noIncidentShowsMoreThanSixUntilOneIsRevoked() {
    List<AttackPattern> patterns = Arrays.asList(AttackPattern.values());
    for (int i = 0; i < 8; i++) {
      base.take(example("e" + i, "flood", patterns.get(i), "-A INPUT -s 1.2.3.4/32 -j DROP"));
    }
    assertThat(base.snapshot().activeExamples())
        .extracting(Example::id)
        .containsExactly("e0", "e1", "e2", "e3", "e4", "e5");
    assertThat(base.snapshot().example("e7").orElseThrow().acceptance().status())
        .isEqualTo(Status.QUARANTINED);
    assertThat(base.revoke("e0")).isTrue();
    Example waiting = base.snapshot().example("e6").orElseThrow();
    assertThat(base.take(waiting.with(waiting.acceptance().with(Status.ACTIVE))))
        .isInstanceOf(Intake.Added.class);
    assertThat(base.snapshot().activeExamples()).hasSize(6);
  }

  @Test
  void rejectionsAreKeptAndConflictsNamed() {
    String rule = "-A INPUT -s 1.2.3.4/32 -j DROP";
    Example wrong =
        rejected(example("no", "one", AttackPattern.SYN_FLOOD, rule), "cuts off the backup");
    base.take(wrong);
    assertThat(base.take(example("yes", "two", AttackPattern.SYN_FLOOD, rule)))
        .isInstanceOfSatisfying(
            Intake.Added.class, a -> assertThat(a.conflicts()).containsExactly("no"));
    assertThat(KnowledgeBase.open(folder).snapshot().example("no")).contains(wrong);
  }

  @Test
  void rejectionsAreRetrievedAsWarningsAndNeverAsExamples(@TempDir Path store) {
    Example wrong =
        rejected(
            example("no", "one", AttackPattern.SYN_FLOOD, "-A INPUT -d 10.0.0.1/32 -j DROP"),
            "cuts off the backup");
    try (Retriever retriever = Retriever.open(base, store, new WordEmbedder("words"))) {
      base.take(wrong);
      RetrievalQuery query =
          new RetrievalQuery(
              wrong.text(), AttackPattern.SYN_FLOOD, java.util.Optional.empty(), 3, 1);
      Retrieved found = retriever.retrieve(query);
      assertThat(found.examples()).isEmpty();
      assertThat(found.warnings())
          .containsExactly(
              new Warning("no", List.of("-A INPUT -d 10.0.0.1/32 -j DROP"), "cuts off the backup"));
      assertThat(
              retriever
                  .retrieve(
                      new RetrievalQuery(
                          wrong.text(),
                          AttackPattern.SYN_FLOOD,
                          java.util.Optional.of("one"),
                          3,
                          1))
                  .warnings())
          .isEmpty();
      assertThat(base.revoke("no")).isTrue();
      assertThat(retriever.retrieve(query).warnings()).isEmpty();
    }
  }

  /** The cap is counted under the lock, so that callers at once cannot get past it. */
  @Test
  void callersAtOnceCannotGetPastTheCap() throws InterruptedException, ExecutionException {
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int w = 0; w < 4; w++) {
        int caller = w;
        KnowledgeBase own = KnowledgeBase.open(folder);
        callers.add(
            threads.submit(
                () -> {
                  for (AttackPattern pattern : AttackPattern.values()) {
                    own.take(
                        example(
                            caller + "-" + EnumName.kebab(pattern),
                            "flood",
                            pattern,
                            "-A INPUT -s 1.2.3.4/32 -p tcp -m tcp --dport " + caller + " -j DROP"));
                  }
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    KnowledgeSnapshot now = KnowledgeBase.open(folder).snapshot();
    assertThat(now.faults()).isEmpty();
    assertThat(now.examples()).hasSize(4 * AttackPattern.values().length);
    assertThat(now.activeExamples()).hasSize(6);
  }

  private static Example example(String id, String incident, AttackPattern pattern, String rule) {
    return Examples.of(id, incident, pattern, rule);
  }

  private static Example rejected(Example example, String reason) {
    return example.with(
        new Acceptance("a test", "tester", "2026-11-26", Status.REJECTED, reason, 1));
  }
}
