package dev.nirs.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final Path FOLDER = Path.of("prompts");

  @Test
  void fillsPlacesAndNothingElse() {
    Template template = new Template("t", "a {{b}} {c} {{b}} $1 \\");
    assertThat(template.fill(Map.of("b", "$0{{b}}\\")))
        .isEqualTo("a $0{{b}}\\ {c} $0{{b}}\\ $1 \\");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{", "{{ a }}", "{{A}}", "{{a}", "x {{}} y", "{{a-b}}", "{{a}} {{b"})
  void refusesBracesThatAreNoPlace(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("text.user.txt", text))
        .withMessageContaining("text.user.txt");
  }

  @Test
  void refusesAValueThatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("t", "{{a}}").fill(Map.of()))
        .withMessageContaining("{{a}}");
  }

  @ParameterizedTest
  @CsvSource({"'{{a}} {{b}}', b", "'', a", "'{{c}}', c"})
  void refusesPlacesTooManyOrTooFew(String text, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("t", text).requiring(Set.of("a")))
        .withMessageContaining("{{" + named + "}}");
  }

  @Test
  void theJarHoldsTheFolder() {
    assertThat(PromptTemplates.bundled(PromptForm.TEXT).hash())
        .isEqualTo(PromptTemplates.load(FOLDER, PromptForm.TEXT).hash())
        .matches("[0-9a-f]{12}");
  }

  @Test
  void anAbsentFolderMeansTheJar() {
    assertThat(PromptTemplates.load(Path.of("no", "such", "folder"), PromptForm.TEXT).hash())
        .isEqualTo(PromptTemplates.bundled(PromptForm.TEXT).hash());
  }

  @Test
  void lineEndsOfACheckoutDoNotChangeTheHash(@TempDir Path folder) throws IOException {
    copyTo(folder, "\n", "\r\n");
    assertThat(PromptTemplates.load(folder, PromptForm.TEXT).hash())
        .isEqualTo(PromptTemplates.bundled(PromptForm.TEXT).hash());
  }

  @Test
  void everyChangedWordChangesTheHash(@TempDir Path folder) throws IOException {
    copyTo(folder, "Ruleset", "ruleset");
    assertThat(PromptTemplates.load(folder, PromptForm.TEXT).hash())
        .isNotEqualTo(PromptTemplates.bundled(PromptForm.TEXT).hash());
  }

  @Test
  void aFolderWithoutAFileIsRefusedByItsName(@TempDir Path folder) throws IOException {
    copyTo(folder, "a", "a");
    Files.delete(folder.resolve("text.repair.txt"));
    assertThatThrownBy(() -> PromptTemplates.load(folder, PromptForm.TEXT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("text.repair.txt");
  }

  @Test
  void aHugeFileIsRefused(@TempDir Path folder) throws IOException {
    copyTo(folder, "a", "a");
    Files.writeString(folder.resolve("text.system.txt"), "{{chain}}" + "x".repeat(70_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptTemplates.load(folder, PromptForm.TEXT))
        .withMessageContaining("text.system.txt");
  }

  private static void copyTo(Path folder, String from, String to) throws IOException {
    for (String name : new String[] {"text.system.txt", "text.user.txt", "text.repair.txt"}) {
      String text = Files.readString(FOLDER.resolve(name));
      Files.writeString(folder.resolve(name), text.replace(from, to));
    }
  }
}
