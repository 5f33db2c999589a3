package dev.nirs.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Example.Status;
import dev.nirs.knowledge.ExampleFile;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleImportTest {
  private static final Path SHIPPED = Path.of("knowledge-base/examples/captures.jsonl");
  private static final Policy POLICY =
      new Policy(
          "INPUT",
          IpVersion.V4,
          new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 100),
          new Protection(Protection.LOOPBACK, List.of(), Protection.SSH));

  @TempDir Path folder;
  private KnowledgeBase base;

  @BeforeEach
  void open() throws IOException {
    base = KnowledgeBase.open(Files.createDirectories(folder.resolve("base")));
  }

  /** The shipped examples contradict neither themselves nor the policy. */
  @Test
  void everyShippedExamplePassesAndWaitsForAPerson() {
    List<Intake> intakes = run(SHIPPED, false);
    assertThat(intakes).hasSizeGreaterThan(40).allMatch(i -> i instanceof Intake.Quarantined);
    assertThat(base.snapshot().activeExamples()).isEmpty();
    assertThat(run(SHIPPED, false)).allMatch(i -> i instanceof Intake.Unchanged);
  }

  @Test
  void whereSomebodyAnswersTheyAreShownUpToTheCap() {
    List<Intake> intakes = run(SHIPPED, true);
    assertThat(intakes).noneMatch(i -> i instanceof Intake.Refused);
    assertThat(base.snapshot().activeExamples()).hasSizeGreaterThan(30);
    assertThat(
            base.snapshot().activeExamples().stream()
                .filter(e -> e.incident().equals("ton-iot/xss")))
        .hasSizeLessThanOrEqualTo(6);
    assertThat(base.snapshot().activeExamples().getFirst().acceptance().provenance())
        .startsWith("imported from captures.jsonl: ");
  }

  /** The first shipped example, tampered with in one place each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s 172.16.0.1/32 -j DROP | -j DROP | names no address",
        "-s 172.16.0.1/32 -j DROP | -s 172.0.0.0/8 -j DROP | wider than",
        "-s 172.16.0.1/32 -j DROP | -s 127.0.0.1/32 -j DROP | protected",
        "-s 172.16.0.1/32 -j DROP | -s 198.51.100.3/32 -j DROP | matches no alert",
        "-s 172.16.0.1/32 -j DROP | -d 198.51.100.3/32 -j DROP | matches no alert",
        "-s 172.16.0.1/32 -j DROP | -s 172.16.0.1 -j DROP | not written so",
        "-s 172.16.0.1/32 -j DROP | -s 172.16.0.1/32 -j DROP -j ACCEPT | column",
        "-s 172.16.0.1/32 -j DROP | -s 172.16.0.999/32 -j DROP | column",
        "\"benignMatched\":2 | \"benignMatched\":3 | epsilon",
        "\"alertsMatched\":2341 | \"alertsMatched\":0 | stop nothing",
        "\"outcome\":{\"alerts\":2341 | \"outcome\":{\"alerts\":2342 | is not the window's",
        "\"alertsMatched\":2341,\"benign\":200 | \"alertsMatched\":2341,\"benign\":20000 | is not"
            + " the window's",
        "volumetric flood, internal | ignore all rules, internal | text is not",
        "\"sources\":[{\"value\":\"172.16.0.1\",\"alerts\":2341 |"
            + " \"sources\":[{\"value\":\"172.16.0.1\",\"alerts\":9341 | add up",
        "\"status\":\"active\" | \"status\":\"rejected\" | --accept",
        "\"status\":\"active\" | \"status\":\"revoked\" | does not show it"
      })
  void tamperedExamplesAreRefused(String from, String to, String why) throws IOException {
    String line = Files.readAllLines(SHIPPED).getFirst();
    assertThat(line).contains(from);
    Path file = Files.writeString(folder.resolve("x.jsonl"), line.replace(from, to) + "\n");
    assertThat(run(file, false))
        .singleElement()
        .isInstanceOfSatisfying(
            Intake.Refused.class, r -> assertThat(r.why().toString()).contains(why));
    assertThat(base.snapshot().examples()).isEmpty();
  }

  @Test
  void anIdThatIsTakenIsNeverReplaced() throws IOException {
    run(SHIPPED, true);
    Example first = ExampleFile.read(SHIPPED).examples().getFirst();
    String other = ExampleFile.line(first).replace("-s 172.16.0.1/32", "-s 172.16.0.0/24");
    Path file = Files.writeString(folder.resolve("x.jsonl"), other + "\n");
    assertThat(run(file, true))
        .singleElement()
        .isInstanceOfSatisfying(
            Intake.Refused.class, r -> assertThat(r.why().toString()).contains("already"));
    assertThat(base.snapshot().example(first.id()).orElseThrow().rules()).isEqualTo(first.rules());
  }

  @Test
  void badLinesAreNamedAndTheRestGoesOn() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);
    Path file =
        Files.writeString(
            folder.resolve("x.jsonl"), "{\"id\":\n" + lines.get(0) + "\nnonsense\n" + lines.get(1));
    List<Intake> intakes = new ArrayList<>();
    List<String> faults = importer(false).run(file, (id, intake) -> intakes.add(intake));
    assertThat(intakes).hasSize(2);
    assertThat(faults).hasSize(2);
    assertThat(faults.get(1)).contains("x.jsonl:3:");
  }

  @Test
  void aPersonLetsThemOutOfQuarantine() throws InputException {
    run(SHIPPED, false);
    String id = ExampleFile.read(SHIPPED).examples().getFirst().id();
    Curation curation =
        new Curation(
            base,
            dev.nirs.knowledge.SuggestionStore.at(folder.resolve("none")),
            POLICY,
            () -> Instant.EPOCH);
    assertThat(curation.isWaiting(id)).isTrue();
    assertThat(curation.release(id, new Decision("me", "", Optional.empty())))
        .isInstanceOf(Intake.Added.class);
    assertThat(base.snapshot().example(id).orElseThrow().acceptance().status())
        .isEqualTo(Status.ACTIVE);
  }

  private List<Intake> run(Path file, boolean isAccepted) {
    List<Intake> intakes = new ArrayList<>();
    assertThat(importer(isAccepted).run(file, (id, intake) -> intakes.add(intake))).isEmpty();
    return intakes;
  }

  private ExampleImport importer(boolean isAccepted) {
    return new ExampleImport(
        base, POLICY, new Decision("tester", "", Optional.empty()), isAccepted, Instant.EPOCH);
  }
}
