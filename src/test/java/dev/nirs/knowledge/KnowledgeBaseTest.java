package dev.nirs.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeBaseTest {
  private static final Example ONE = Examples.typical(AttackPattern.SYN_FLOOD);
  private static final Example TWO = Examples.typical(AttackPattern.SLOW_HTTP);
  private static final Example THREE = Examples.typical(AttackPattern.MIXED);

  @TempDir Path folder;

  @Test
  void whatWasAppendedIsThereAtOnceAndAfterwards() {
    KnowledgeBase base = KnowledgeBase.open(folder);
    String empty = base.snapshot().hash();
    base.append(ONE);
    base.append(TWO);
    assertThat(base.snapshot().examples()).containsExactly(ONE, TWO);
    assertThat(base.entries()).hasSize(2);
    assertThat(base.snapshot().hash()).isNotEqualTo(empty);
    assertThat(KnowledgeBase.open(folder).snapshot()).isEqualTo(base.snapshot());
  }

  @Test
  void aLaterLineReplacesAndRevokes() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(folder);
    base.append(ONE);
    assertThat(base.revoke(ONE.id())).isTrue();
    assertThat(base.revoke(ONE.id())).isFalse();
    assertThat(base.revoke("nobody")).isFalse();
    assertThat(base.snapshot().activeExamples()).isEmpty();
    assertThat(base.snapshot().example(ONE.id())).contains(ONE.revoked());
    assertThat(Files.readAllLines(accepted())).hasSize(2);
  }

  @Test
  void theFileThatIsAppendedToIsReadLast() throws IOException {
    Files.createDirectories(folder.resolve("examples"));
    Files.writeString(folder.resolve("examples/zz.jsonl"), ExampleJson.write(ONE) + "\n");
    KnowledgeBase base = KnowledgeBase.open(folder);
    assertThat(base.revoke(ONE.id())).isTrue();
    assertThat(base.snapshot().activeExamples()).isEmpty();
  }

  /** A crash may leave any first part of the last line, and nothing else. */
  @Test
  void wherverACrashCutsTheLastLine() throws IOException {
    byte[] whole = (line(ONE) + line(TWO)).getBytes(UTF_8);
    int first = line(ONE).length();
    for (int cut = first; cut <= whole.length; cut += cut < first + 20 ? 1 : 37) {
      Files.createDirectories(folder.resolve("examples"));
      Files.write(accepted(), Arrays.copyOf(whole, cut));
      KnowledgeBase base = KnowledgeBase.open(folder);
      boolean torn = cut > first && cut < whole.length - 1;
      assertThat(base.snapshot().examples())
          .startsWith(ONE)
          .hasSize(cut < whole.length - 1 ? 1 : 2);
      assertThat(base.snapshot().faults()).hasSize(torn ? 1 : 0);
      if (torn) {
        assertThat(base.snapshot().faults().getFirst().toString())
            .contains("accepted.jsonl:2:", "a line cut short");
      }
      base.append(THREE);
      assertThat(base.snapshot().faults()).isEmpty();
      assertThat(base.snapshot().examples()).startsWith(ONE).endsWith(THREE);
      assertThat(Files.readString(accepted())).endsWith(line(THREE));
    }
  }

  @Test
  void tornBytesAreKeptBesideTheFile() throws IOException {
    Files.createDirectories(folder.resolve("examples"));
    Files.writeString(accepted(), line(ONE) + "{\"id\":\"ha");
    KnowledgeBase.open(folder).append(TWO);
    assertThat(folder.resolve("examples/accepted.jsonl.torn")).hasContent("{\"id\":\"ha");
    assertThat(accepted()).hasContent(line(ONE) + line(TWO));
  }

  /** As an editor leaves it that writes no last line end. */
  @Test
  void aWholeLastLineWithoutLineEndCounts() throws IOException {
    Files.createDirectories(folder.resolve("examples"));
    Files.writeString(accepted(), ExampleJson.write(ONE));
    KnowledgeBase base = KnowledgeBase.open(folder);
    assertThat(base.snapshot().examples()).containsExactly(ONE);
    base.append(TWO);
    assertThat(accepted()).hasContent(line(ONE) + line(TWO));
  }

  @Test
  void badLinesAreReportedAndTheRestGoesOn() throws IOException {
    Files.createDirectories(folder.resolve("examples"));
    byte[] binary = {'{', (byte) 0xff, '}', '\n'};
    Files.write(
        folder.resolve("examples/a.jsonl"),
        joined(
            line(ONE).getBytes(UTF_8),
            "not json\n\n".getBytes(UTF_8),
            binary,
            ("{\"id\":\"" + "x".repeat(70_000) + "\"}\n").getBytes(UTF_8),
            line(TWO).getBytes(UTF_8)));
    KnowledgeSnapshot snapshot = KnowledgeBase.open(folder).snapshot();
    assertThat(snapshot.examples()).containsExactly(ONE, TWO);
    assertThat(snapshot.faults()).extracting(FileFault::line).containsExactly(2, 4, 5);
    assertThat(snapshot.faults().getFirst().expected()).isEqualTo("well-formed JSON");
  }

  @Test
  void manyWritersLoseNothing() throws IOException, InterruptedException, ExecutionException {
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int w = 0; w < 4; w++) {
        String name = "w" + w + "-";
        KnowledgeBase base = KnowledgeBase.open(folder);
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 5; i++) {
                    base.append(Examples.of(name + i, "set", AttackPattern.MIXED, "-A INPUT"));
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    KnowledgeSnapshot snapshot = KnowledgeBase.open(folder).snapshot();
    assertThat(snapshot.examples()).hasSize(20);
    assertThat(snapshot.faults()).isEmpty();
  }

  @Test
  void aMissingFolderAndABadPlaybookAreErrors() throws IOException {
    assertThatThrownBy(() -> KnowledgeBase.open(folder.resolve("none")))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("no knowledge base");
    Files.createDirectories(folder.resolve("playbook"));
    Files.writeString(folder.resolve("playbook/syn-flood.md"), "# no front matter\n");
    assertThatThrownBy(() -> KnowledgeBase.open(folder)).isInstanceOf(BadFileException.class);
  }

  @Test
  void whereNothingCanBeWrittenAnAppendFailsAndChangesNothing() throws IOException {
    Files.writeString(folder.resolve("examples"), "a file in the way");
    KnowledgeBase base = KnowledgeBase.open(folder);
    assertThatThrownBy(() -> base.append(ONE)).isInstanceOf(KnowledgeException.class);
    assertThat(base.snapshot().examples()).isEmpty();
  }

  private Path accepted() {
    return folder.resolve("examples/accepted.jsonl");
  }

  private static String line(Example example) {
    return ExampleJson.write(example) + "\n";
  }

  private static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
