package dev.nirs.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The formatter of the sources: rewrites them as a program, and lists what it would change for a
 * test.
 */
final class SourceFormat {
  private static final Formatter FORMATTER = new Formatter();

  private SourceFormat() {}

  /** Rewrites every source below {@code src}. */
  public static void main(String[] arguments) throws IOException {
    for (Path file : sources()) {
      String text = Files.readString(file);
      String formatted = format(file, text);
      if (!formatted.equals(text)) {
        Files.writeString(file, formatted);
        System.err.println("formatted " + file);
      }
    }
  }

  /** The sources that the formatter would change. */
  static List<Path> unformatted() {
    return sources().stream().filter(file -> !format(file, read(file)).equals(read(file))).toList();
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(Path file, String text) {
    try {
      return FORMATTER.formatSource(
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(text), Style.GOOGLE));
    } catch (FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
