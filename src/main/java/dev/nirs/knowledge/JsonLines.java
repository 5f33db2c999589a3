package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lines of a file: those that are what they should be, and what is wrong with the others.
 *
 * @param <T> what a line says
 * @param items in file order
 * @param faults in file order
 */
record JsonLines<T>(List<T> items, List<FileFault> faults) {

  static <T> JsonLines<T> read(Path file, Reader<T> reader) {
    return of(file.toString(), bytes(file), reader);
  }

  /** The bytes of a file. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new KnowledgeException(file + ": does not exist; expected a file", e);
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e, e);
    }
  }

  /** All lines of a file. */
  static <T> JsonLines<T> of(String file, byte[] bytes, Reader<T> reader) {
    return of(file, 1, ByteBuffer.wrap(bytes), reader);
  }

  /**
   * Those from a line on. A last line without line end counts where it is whole, as after an
   * editor.
   *
   * @param first number of the first line, counted from 1
   * @param bytes from its first byte, at index 0, to the last one
   */
  static <T> JsonLines<T> of(String file, int first, ByteBuffer bytes, Reader<T> reader) {
    JsonLines<T> lines = new JsonLines<>(new ArrayList<>(), new ArrayList<>());
    int start = 0;
    for (int number = first; start < bytes.limit(); number++) {
      int end = start;
      while (end < bytes.limit() && bytes.get(end) != '\n') {
        end++;
      }
      boolean whole = end < bytes.limit();
      try {
        lines.add(new Located.Place(file, number, 1), bytes.slice(start, end - start), reader);
      } catch (BadFileException e) {
        lines.faults.add(whole ? e.fault() : cutShort(e.fault()));
      }
      start = end + 1;
    }
    return lines;
  }

  /** Whether bytes are one whole line, for {@link LineLog}. */
  static <T> Predicate<byte[]> isWhole(Reader<T> reader) {
    return bytes -> !of("last line", bytes, reader).items.isEmpty();
  }

  private void add(Located.Place place, ByteBuffer line, Reader<T> reader) {
    if (line.remaining() > LineLog.MOST_BYTES) {
      throw place.fault(line.remaining() + " bytes", "at most " + LineLog.MOST_BYTES);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString().strip();
      if (!text.isEmpty()) {
        items.add(reader.read(place.file(), place.line(), text));
      }
    } catch (CharacterCodingException e) {
      throw place.fault("bytes that are not UTF-8", "UTF-8");
    }
  }

  private static FileFault cutShort(FileFault fault) {
    return new FileFault(
        fault.file(), fault.line(), fault.column(), "a line cut short", "a whole line");
  }

  /** Reads one line. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads it.
     *
     * @throws BadFileException naming the column, where the line is not what it should be
     */
    T read(String file, int line, String text);
  }
}
