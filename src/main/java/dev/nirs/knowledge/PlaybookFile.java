package dev.nirs.knowledge;

import dev.nirs.knowledge.Located.Place;
import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import java.nio.file.Path;
import java.util.Set;

/** Reads one playbook entry: YAML between two lines of {@code ---}, then Markdown. */
final class PlaybookFile {
  private static final Set<String> KEYS =
      Set.of("pattern", "title", "signs", "prefer", "avoid", "why");
  private static final String FENCE = "---\n";

  private PlaybookFile() {}

  static Playbook read(Path file) {
    String name = file.toString();
    String text = TextFile.read(file).replace("\r\n", "\n");
    if (!text.startsWith(FENCE)) {
      throw new Place(name, 1, 1)
          .fault(
              "'" + Plain.shown(text.lines().findFirst().orElse("")) + "'",
              "--- before the front matter");
    }
    int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
    if (end < 0) {
      throw new Place(name, (int) text.lines().count(), 1)
          .fault("the end of the file", "--- after the front matter");
    }
    Fields fields =
        Fields.of(LocatedReader.yaml(name, 2, text.substring(FENCE.length(), end + 1)), KEYS);
    return playbook(file, fields, text.substring(end + 1 + FENCE.length()).strip());
  }

  private static Playbook playbook(Path file, Fields fields, String body) {
    AttackPattern pattern = fields.word("pattern", AttackPattern.class);
    if (!(EnumName.kebab(pattern) + ".md").equals(String.valueOf(file.getFileName()))) {
      throw fields.required("pattern").fault("the pattern that the file is named after");
    }
    try {
      return new Playbook(
          pattern,
          fields.text("title"),
          fields.text("signs"),
          fields.text("prefer"),
          fields.text("avoid"),
          fields.text("why"),
          body);
    } catch (IllegalArgumentException e) {
      throw fields.place().fault("an entry out of range", "other text, since " + e.getMessage());
    }
  }
}
