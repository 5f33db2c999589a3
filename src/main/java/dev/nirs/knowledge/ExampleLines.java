package dev.nirs.knowledge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a file of examples: those that are one, and what is wrong with the others.
 *
 * @param examples in file order
 * @param faults in file order
 */
record ExampleLines(List<Example> examples, List<FileFault> faults) {

  /** Most bytes of a line. */
  static final int MOST_BYTES = 64 << 10;

  static ExampleLines read(Path file) {
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e, e);
    }
  }

  /** A last line without line end counts where it is whole, as after an editor. */
  static ExampleLines of(String file, byte[] bytes) {
    ExampleLines lines = new ExampleLines(new ArrayList<>(), new ArrayList<>());
    int start = 0;
    for (int number = 1; start < bytes.length; number++) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      boolean whole = end < bytes.length;
      try {
        lines.add(file, number, ByteBuffer.wrap(bytes, start, end - start));
      } catch (BadFileException e) {
        lines.faults.add(whole ? e.fault() : cutShort(e.fault()));
      }
      start = end + 1;
    }
    return lines;
  }

  private void add(String file, int number, ByteBuffer line) {
    Located.Place place = new Located.Place(file, number, 1);
    if (line.remaining() > MOST_BYTES) {
      throw place.fault(line.remaining() + " bytes", "at most " + MOST_BYTES);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString().strip();
      if (!text.isEmpty()) {
        examples.add(ExampleJson.read(file, number, text));
      }
    } catch (CharacterCodingException e) {
      throw place.fault("bytes that are not UTF-8", "UTF-8");
    }
  }

  private static FileFault cutShort(FileFault fault) {
    return new FileFault(
        fault.file(), fault.line(), fault.column(), "a line cut short", "a whole line");
  }
}
