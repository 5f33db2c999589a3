package dev.nirs.model;

import java.util.Optional;

/**
 * An answer without its thinking: what stands between {@code <think>} and {@code </think>} (or the
 * tags of the same kind) is taken out, up to the end where the block is not closed, and from the
 * start where only the closing tag is there.
 *
 * @param text what is left; a block becomes a line break, so that nothing is joined
 * @param removed characters taken out, tags included
 * @param unclosed whether the last block had no end
 */
record ThinkingBlocks(String text, int removed, boolean unclosed) {

  private static final String[] NAMES = {"think", "thinking", "thought", "reasoning"};
  private static final int LONGEST_NAME = 9;

  /** One pass over an answer. */
  static ThinkingBlocks removeFrom(String answer) {
    StringBuilder kept = new StringBuilder();
    boolean inside = false;
    int from = 0;
    int at = answer.indexOf('<');
    while (at >= 0) {
      Optional<Tag> tag = tagAt(answer, at);
      if (tag.isPresent()) {
        boolean closing = tag.get().closing();
        if (!inside && closing) {
          kept.setLength(0);
        } else if (!inside) {
          kept.append(answer, from, at).append('\n');
        }
        inside = !closing;
        from = tag.get().end();
      }
      at = answer.indexOf('<', tag.isPresent() ? from : at + 1);
    }
    if (!inside) {
      kept.append(answer, from, answer.length());
    }
    int removed = from == 0 ? 0 : Math.max(1, answer.length() - kept.length());
    return new ThinkingBlocks(kept.toString(), removed, inside);
  }

  private static Optional<Tag> tagAt(String text, int start) {
    boolean closing = text.startsWith("/", start + 1);
    int name = start + (closing ? 2 : 1);
    int end = text.substring(name, Math.min(text.length(), name + LONGEST_NAME + 1)).indexOf('>');
    if (end < 0) {
      return Optional.empty();
    }
    for (String known : NAMES) {
      if (known.length() == end && text.regionMatches(true, name, known, 0, end)) {
        return Optional.of(new Tag(closing, name + end + 1));
      }
    }
    return Optional.empty();
  }

  /**
   * A tag.
   *
   * @param closing whether it ends a block
   * @param end index behind it
   */
  private record Tag(boolean closing, int end) {}
}
