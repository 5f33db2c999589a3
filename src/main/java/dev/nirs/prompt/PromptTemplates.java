package dev.nirs.prompt;

import dev.nirs.notation.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The words that a model is asked with, read from files and known by the hash of their content.
 * Immutable.
 */
public final class PromptTemplates {

  private static final int MOST_BYTES = 65_536;

  /** Changes with the words and examples that are put into the places, so that a run shows it. */
  private static final String FILLED_IN = "examples answered for the window";

  private final PromptForm form;
  private final Template system;
  private final Template user;
  private final Template repair;
  private final String hash;

  private PromptTemplates(PromptForm form, Source source) {
    this.form = form;
    system = source.template(form.word() + ".system.txt").requiring(form.systemPlaces());
    user = source.template(form.word() + ".user.txt").requiring(form.userPlaces());
    repair = source.template(form.word() + ".repair.txt").requiring(PromptForm.REPAIR);
    hash = hash(system, user, repair);
  }

  /**
   * The templates of a directory, or those in the jar where there is no such directory.
   *
   * @param directory the folder {@code prompts}
   * @param form the form of answer they ask for
   * @return the templates
   * @throws UncheckedIOException where the directory is there but a file in it cannot be read
   * @throws IllegalArgumentException where a file has a place too many or too few, or is over 64
   *     KiB, naming the file
   */
  public static PromptTemplates load(Path directory, PromptForm form) {
    return Files.isDirectory(directory)
        ? new PromptTemplates(form, name -> Files.newInputStream(directory.resolve(name)))
        : bundled(form);
  }

  /**
   * The templates in the jar.
   *
   * @param form the form of answer they ask for
   * @return the templates as they were when it was built
   */
  public static PromptTemplates bundled(PromptForm form) {
    return new PromptTemplates(form, PromptTemplates::resource);
  }

  /**
   * What they are known by.
   *
   * @return the first 12 hexadecimal digits of the SHA-256 of their names and texts, and of the way
   *     their places are filled
   */
  public String hash() {
    return hash;
  }

  PromptForm form() {
    return form;
  }

  Template system() {
    return system;
  }

  Template user() {
    return user;
  }

  Template repair() {
    return repair;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream found = PromptTemplates.class.getResourceAsStream("/prompts/" + name);
    if (found == null) {
      throw new IOException("no prompts/" + name + " in the jar");
    }
    return found;
  }

  private static String hash(Template... templates) {
    Sha256 digest = new Sha256().add(FILLED_IN);
    for (Template template : templates) {
      digest.add(template.name() + '\0' + template.text() + '\0');
    }
    return digest.hex(12);
  }

  /** Where templates come from. */
  @FunctionalInterface
  private interface Source {

    InputStream open(String name) throws IOException;

    /** One template; line ends become line feeds, so that a checkout does not change the hash. */
    default Template template(String name) {
      try (InputStream in = open(name)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IllegalArgumentException(name + " is over " + MOST_BYTES + " bytes");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Template(name, text.replace("\r\n", "\n"));
      } catch (IOException e) {
        throw new UncheckedIOException("prompt template " + name + ": " + e.getMessage(), e);
      }
    }
  }
}
