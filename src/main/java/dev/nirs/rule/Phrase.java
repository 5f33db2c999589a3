package dev.nirs.rule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One use of an option with its sign of negation and its values, as it stands in a line: what a
 * repair removes or moves.
 *
 * @param line the words of the line
 * @param first the index of its first word
 * @param behind the index of the first word that is not part of it
 */
record Phrase(List<Token> line, int first, int behind) {

  /** The phrase of an option of a line. */
  static Phrase of(Token option, List<Token> line) {
    int at = line.indexOf(option);
    int behind = at + 1;
    while (behind < line.size() && isValue(line.get(behind))) {
      behind++;
    }
    return new Phrase(line, at > 0 && line.get(at - 1).isNegation() ? at - 1 : at, behind);
  }

  private static boolean isValue(Token word) {
    return !word.isOption() && !word.isNegation();
  }

  /** Takes it out of the line, with the blanks on one side of it. */
  void remove(Draft draft) {
    if (behind < line.size()) {
      draft.edit(start(line.get(first)), start(line.get(behind)), "");
    } else {
      draft.edit(end(line.get(first - 1)), end(line.get(behind - 1)), "");
    }
  }

  /** Moves it behind another that follows, where that can be told; it must not be quoted. */
  void moveBehind(Phrase other, Draft draft) {
    List<Token> words = line.subList(first, behind);
    if (other.first >= behind && words.stream().noneMatch(Token::quoted)) {
      remove(draft);
      int column = end(line.get(other.behind - 1));
      String text = words.stream().map(Token::text).collect(Collectors.joining(" "));
      draft.edit(column, column, " " + text);
    }
  }

  private static int start(Token word) {
    return word.quoted() ? word.column() - 1 : word.column();
  }

  private static int end(Token word) {
    return word.column() + word.text().length() + (word.quoted() ? 1 : 0);
  }
}
