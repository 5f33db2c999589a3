package dev.nirs.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that is part of the program, such as the script of a page. */
public final class BundledText {
  private BundledText() {}

  /**
   * Reads one.
   *
   * @param name the resource, from the root of the class path
   * @return all of it
   * @throws IllegalStateException where the program was built without it
   */
  public static String of(String name) {
    try (InputStream in = BundledText.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name, e);
    }
  }
}
