package dev.nirs.rule;

import java.util.Map;

/** {@code -m comment --comment}: a text for people. */
final class CommentExtension {

  /** The extension. */
  static final Extension EXTENSION =
      Extension.of(
          "comment",
          Map.of("--comment", new Option("--comment", 1, false, CommentExtension::read)),
          "--comment");

  private CommentExtension() {}

  private static void read(Argument argument, Draft draft) {
    Token value = argument.value();
    if (value.text().length() > Match.Comment.MOST_CHARACTERS) {
      draft.fault(
          value,
          "a comment of " + value.text().length() + " characters",
          "at most " + Match.Comment.MOST_CHARACTERS,
          "",
          Basis.COMMENT);
      return;
    }
    draft.add("comment", new Match.Comment(value.text()));
  }
}
