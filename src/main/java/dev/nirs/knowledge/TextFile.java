package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that people write: UTF-8, of bounded size. */
final class TextFile {
  private static final long MOST_BYTES = 4 << 20;

  private TextFile() {}

  static String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new BadFileException(
            new FileFault(
                file.toString(), 1, 1, Files.size(file) + " bytes", "at most " + MOST_BYTES));
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new BadFileException(
          new FileFault(file.toString(), 1, 1, "bytes that are not UTF-8", "UTF-8"));
    } catch (NoSuchFileException e) {
      throw new KnowledgeException(file + ": does not exist; expected a file", e);
    } catch (IOException e) {
      String what = Files.isDirectory(file) ? "is a directory" : "cannot be read";
      throw new KnowledgeException(file + ": " + what + "; expected a readable file", e);
    }
  }
}
