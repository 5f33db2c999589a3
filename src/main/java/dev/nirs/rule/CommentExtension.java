package dev.nirs.rule;

import java.util.Map;
import java.util.Set;

/** {@code -m comment --comment}: a text for people. */
final class CommentExtension {

  /** The extension. */
  static final Extension EXTENSION =
      new Extension(
          "comment",
          Map.of("--comment", new Option("--comment", 1, false, CommentExtension::read)),
          "--comment",
          Set.of());

  private CommentExtension() {}

  private static void read(Argument argument, Draft draft) {
    Token value = argument.value();
    if (value.text().length() > Match.Comment.MOST_CHARACTERS) {
      draft.fault(
          value,
          "a comment of " + value.text().length() + " characters",
          "at most " + Match.Comment.MOST_CHARACTERS + "; iptables cuts the rest",
          "");
      return;
    }
    draft.add("comment", new Match.Comment(value.text()));
  }
}
