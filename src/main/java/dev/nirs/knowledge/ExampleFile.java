package dev.nirs.knowledge;

import java.nio.file.Path;
import java.util.List;

/**
 * The examples of a file, one JSON object a line, as {@code knowledge export} writes it.
 *
 * @param examples in file order
 * @param faults lines that are none
 */
public record ExampleFile(List<Example> examples, List<FileFault> faults) {

  /** Copies the lists. */
  public ExampleFile {
    examples = List.copyOf(examples);
    faults = List.copyOf(faults);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its examples and what is wrong with its other lines
   * @throws KnowledgeException where it cannot be read
   */
  public static ExampleFile read(Path file) {
    JsonLines<Example> lines = JsonLines.read(file, ExampleJson::read);
    return new ExampleFile(lines.items(), lines.faults());
  }

  /**
   * An example as a line of such a file.
   *
   * @param example the example
   * @return one line without line end
   */
  public static String line(Example example) {
    return ExampleJson.write(example);
  }
}
