package dev.nirs.evaluation.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.nirs.model.FinishReason;
import dev.nirs.prompt.PromptForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  @TempDir private Path folder;

  @Test
  void whateverWasAppendedIsThereAgain() throws IOException {
    Path path = folder.resolve("run.jsonl");
    List<Measured> all = List.of(measured(1, "a\nb\u0000\u2028\"}"), measured(2, "x"), measured(3));
    try (RunFile file = RunFile.open(path)) {
      for (Measured one : all) {
        file.append(one);
      }
    }
    try (RunFile file = RunFile.open(path)) {
      assertThat(file.all()).containsExactlyElementsOf(all);
      assertThat(file.has(all.get(1).key())).isTrue();
      assertThat(file.has(measured(4).key())).isFalse();
    }
  }

  @Test
  void aKillAtAnyByteLosesNoWholeLineAndLeavesNoHalfOne() throws IOException {
    Path path = folder.resolve("run.jsonl");
    try (RunFile file = RunFile.open(path)) {
      file.append(measured(1, "one"));
      file.append(measured(2, "two"));
    }
    byte[] bytes = Files.readAllBytes(path);
    int first = indexOf(bytes);
    for (int end = 0; end <= bytes.length; end++) {
      Files.write(path, Arrays.copyOf(bytes, end));
      int expected = end == bytes.length ? 2 : end > first ? 1 : 0;
      try (RunFile file = RunFile.open(path)) {
        assertThat(file.all()).as("cut at byte %d", end).hasSize(expected);
        file.append(measured(9, "more"));
      }
      try (RunFile file = RunFile.open(path)) {
        assertThat(file.all()).hasSize(expected + 1);
      }
    }
  }

  @Test
  void twoRunsAtOnceAreRefused() throws IOException {
    Path path = folder.resolve("run.jsonl");
    try (RunFile file = RunFile.open(path)) {
      assertThat(file.all()).isEmpty();
      assertThatIOException()
          .isThrownBy(() -> RunFile.open(path))
          .withMessageContaining("in use by another run");
    }
  }

  @Test
  void aLineThatIsNoneIsNamed() throws IOException {
    Path path = Files.writeString(folder.resolve("run.jsonl"), "{}\n");
    assertThatIOException()
        .isThrownBy(() -> RunFile.open(path))
        .withMessageContaining("run.jsonl:1: has no text 'model'");
  }

  private static int indexOf(byte[] bytes) {
    int at = 0;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  static Measured measured(int run, String... answers) {
    Condition condition =
        new Condition("m:1b", "abc", PromptForm.SCHEMA, Retrieval.FULL, "templates x");
    List<Reply> replies =
        Arrays.stream(answers)
            .map(
                text ->
                    new Reply(
                        100,
                        OptionalInt.of(90),
                        OptionalInt.empty(),
                        1.25,
                        new Reply.Text(text, FinishReason.LENGTH)))
            .toList();
    List<Reply> none =
        List.of(
            new Reply(
                5, OptionalInt.empty(), OptionalInt.empty(), 0, new Reply.None("it is empty")));
    return new Measured(condition, "a.csv#1@0+3/4", run, replies.isEmpty() ? none : replies);
  }
}
