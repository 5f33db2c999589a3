package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nirs.summary.AttackPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A knowledge base that reads only what is new holds what one holds that reads everything. */
class SharedKnowledgeBaseTest {
  private static final List<AttackPattern> PATTERNS = List.of(AttackPattern.values());

  @TempDir Path folder;

  private Path examples;
  private Path accepted;
  private Path reviewed;
  private KnowledgeBase other;
  private final Set<String> written = new LinkedHashSet<>();

  @BeforeEach
  void fill() throws IOException {
    examples = Files.createDirectories(folder.resolve("examples"));
    accepted = examples.resolve("accepted.jsonl");
    reviewed = examples.resolve("reviewed.jsonl");
    Files.createDirectories(folder.resolve("playbook"));
    Files.writeString(
        folder.resolve("playbook/horizontal-scan.md"), Examples.playbook("horizontal-scan"));
    Files.writeString(reviewed, line(example("reviewed/0")) + line(example("reviewed/1")));
    other = KnowledgeBase.open(folder);
  }

  /** Whatever others do between two steps of ours, by the seed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nothingOfOthersIsMissedOrSeenTwice(long seed) throws IOException {
    Random random = new Random(seed);
    KnowledgeBase ours = KnowledgeBase.open(folder);
    for (int step = 0; step < 40; step++) {
      String name = "step/" + step;
      int what = random.nextInt(9);
      byOthers(what, name, random);
      if (random.nextBoolean()) {
        ours.append(remembered(example("ours/" + name)));
      } else if (random.nextBoolean()) {
        ours.take(remembered(example("ours/" + name)));
      } else {
        ours.revoke(random.nextBoolean() ? "reviewed/1" : "other/" + name);
      }
      KnowledgeSnapshot all = KnowledgeBase.open(folder).snapshot();
      assertThat(ours.snapshot())
          .as("seed %d, step %d, change %d", seed, step, what)
          .isEqualTo(all);
      assertThat(all.examples())
          .extracting(Example::id)
          .doesNotHaveDuplicates()
          .containsAll(written);
    }
  }

  private void byOthers(int what, String name, Random random) throws IOException {
    switch (what) {
      case 0, 1 -> other.append(remembered(example("other/" + name)));
      case 2 -> other.append(remembered(example("ours/step/" + random.nextInt(10)).revoked()));
      case 3 -> other.revoke("reviewed/0");
      case 4 -> editedInPlace(reviewed);
      case 5 -> editedInPlace(Files.exists(accepted) ? accepted : reviewed);
      case 6 -> Files.writeString(examples.resolve("more.jsonl"), line(example("more/" + name)));
      case 7 -> replaced(reviewed, line(example("reviewed/1")) + line(example("reviewed/0")));
      default ->
          Files.writeString(
              accepted, "{\"id\":\"ha", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /** As long as before, and written at the same time as far as anybody can tell. */
  private static void editedInPlace(Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    String text = Files.readString(file);
    String edited =
        text.contains("by a test\"")
            ? text.replace("by a test\"", "by a text\"")
            : text.replace("by a text\"", "by a test\"");
    Files.writeString(file, edited, StandardOpenOption.WRITE);
    Files.setLastModifiedTime(file, time);
  }

  private static void replaced(Path file, String text) throws IOException {
    Path fresh = Files.writeString(file.resolveSibling("fresh"), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void anEditThatKeepsLengthAndTimeIsSeen() throws IOException {
    KnowledgeBase ours = KnowledgeBase.open(folder);
    String before = ours.snapshot().hash();
    editedInPlace(reviewed);
    ours.append(example("ours/1"));
    assertThat(ours.snapshot().examples())
        .extracting(e -> e.acceptance().provenance())
        .containsExactly("written by a text", "written by a text", "written by a test");
    assertThat(ours.snapshot().hash()).isNotEqualTo(before);
  }

  @Test
  void whatStandsThereAlreadyIsNotParsedAgain() {
    KnowledgeBase ours = KnowledgeBase.open(folder);
    ours.append(example("ours/1"));
    List<Example> before = ours.snapshot().examples();
    other.append(example("other/1"));
    ours.append(example("ours/2"));
    List<Example> after = ours.snapshot().examples();
    assertThat(after).hasSize(5);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isSameAs(before.get(i));
    }
  }

  /** Faults keep the numbers of their lines, and go when somebody mends the line. */
  @Test
  void badLinesKeepTheirNumbersAndMayBeMended() throws IOException {
    String bad = "not json\n";
    Files.writeString(reviewed, bad, StandardOpenOption.APPEND);
    KnowledgeBase ours = KnowledgeBase.open(folder);
    Files.writeString(reviewed, line(example("reviewed/3")) + bad, StandardOpenOption.APPEND);
    ours.reload();
    assertThat(ours.snapshot().faults()).extracting(FileFault::line).containsExactly(3, 5);
    Files.writeString(reviewed, Files.readString(reviewed).replace(bad, ""));
    ours.append(example("ours/1"));
    assertThat(ours.snapshot().faults()).isEmpty();
    assertThat(ours.snapshot().examples()).hasSize(4);
  }

  @Test
  void aFileThatIsGoneIsForgotten() throws IOException {
    KnowledgeBase ours = KnowledgeBase.open(folder);
    Files.delete(reviewed);
    ours.append(example("ours/1"));
    assertThat(ours.snapshot().examples()).extracting(Example::id).containsExactly("ours/1");
  }

  /** Its stamp is believed, being older than the last append; another file has another stamp. */
  @Test
  void anOldFileThatIsExchangedForAnotherIsSeen() throws IOException {
    Path first = Path.of("knowledge-base/examples/captures.jsonl").toAbsolutePath();
    Path second = Path.of("pom.xml").toAbsolutePath();
    Path link = examples.resolve("old.jsonl");
    Files.createSymbolicLink(link, first);
    KnowledgeBase ours = KnowledgeBase.open(folder);
    ours.append(example("ours/1"));
    ours.append(example("ours/2"));
    int all = ours.snapshot().examples().size();
    assertThat(all).isGreaterThan(10);
    Files.delete(link);
    Files.createSymbolicLink(link, second);
    ours.append(example("ours/3"));
    assertThat(ours.snapshot()).isEqualTo(KnowledgeBase.open(folder).snapshot());
    assertThat(ours.snapshot().examples()).hasSize(5);
    assertThat(ours.snapshot().faults()).isNotEmpty();
  }

  /** A file system may write the time of two changes alike, up to two seconds apart. */
  @Test
  void aStampIsBelievedOnlyWhenSomethingElseWasWrittenLater() {
    FileStamp old = stamp(10_000);
    assertThat(old.isSettledAmong(List.of(old))).isFalse();
    assertThat(old.isSettledAmong(List.of(old, stamp(12_000)))).isFalse();
    assertThat(old.isSettledAmong(List.of(stamp(12_001), old))).isTrue();
    assertThat(old.isSettledAmong(List.of(stamp(7_000)))).isFalse();
  }

  /** Not even a time that was set back hides a change. */
  @Test
  void theStampTellsWhenAnythingChanged() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews())
        .as("the file system says when a file changed")
        .contains("unix");
    FileStamp before = FileStamp.of(reviewed);
    Files.setLastModifiedTime(reviewed, FileTime.from(Instant.EPOCH));
    assertThat(FileStamp.of(reviewed).changed()).isGreaterThanOrEqualTo(before.changed());
  }

  private static FileStamp stamp(long milliseconds) {
    return new FileStamp(Map.of("size", milliseconds), FileTime.fromMillis(milliseconds));
  }

  private Example remembered(Example example) {
    written.add(example.id());
    return example;
  }

  /** Of an incident of its own, so that it is never merged with another. */
  private static Example example(String id) {
    Example shape = Examples.typical(PATTERNS.get(Math.floorMod(id.hashCode(), PATTERNS.size())));
    return Examples.of(id, "set/" + id, shape.window(), "-A INPUT -s 203.0.113.7/32 -j DROP")
        .with(new Acceptance("written by a test", "test", "2026-11-25", Example.Status.ACTIVE));
  }

  private static String line(Example example) {
    return ExampleJson.write(example) + "\n";
  }
}
