package dev.nirs.enforcement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder through which loads reach the tool and its answers come back: {@code N.rules},
 * {@code N.answer} (what was said, then the exit code on a line) and {@code N.saved}. Gone when
 * closed.
 */
final class LoadFolder implements AutoCloseable {
  private final Path path;

  LoadFolder() throws OracleException {
    try {
      path = Files.createTempDirectory("nirs-oracle");
    } catch (IOException e) {
      throw new OracleException("no temporary folder can be made: " + e.getMessage(), e);
    }
  }

  Path path() {
    return path;
  }

  void write(int number, String rules) throws OracleException {
    try {
      Files.writeString(file(number, "rules"), rules);
    } catch (IOException e) {
      throw new OracleException("no rules can be written to " + path, e);
    }
  }

  LoadAnswer answer(int number) throws OracleException {
    try {
      if (!Files.exists(file(number, "answer"))) {
        return new LoadAnswer.Missing();
      }
      List<String> said = text(number, "answer").lines().toList();
      int exitCode = Integer.parseInt(said.get(said.size() - 1));
      String message = String.join("\n", said.subList(0, said.size() - 1)).strip();
      return exitCode == 0
          ? new LoadAnswer.Taken(List.of(text(number, "saved").split("\n", -1)))
          : new LoadAnswer.Failed(exitCode, message);
    } catch (IOException e) {
      throw new OracleException("no answer can be read from " + path, e);
    }
  }

  @Override
  public void close() throws OracleException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new OracleException(path + " cannot be removed", e);
    }
  }

  private String text(int number, String kind) throws IOException {
    return new String(Files.readAllBytes(file(number, kind)), StandardCharsets.UTF_8);
  }

  private Path file(int number, String kind) {
    return path.resolve(number + "." + kind);
  }
}
