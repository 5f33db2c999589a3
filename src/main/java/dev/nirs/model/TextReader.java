package dev.nirs.model;

import java.util.List;
import java.util.Optional;

/** Reads rules of iptables out of free text with the {@link AnswerCleaner}. */
public final class TextReader implements AnswerReader {

  /** A reader. */
  public TextReader() {}

  @Override
  public ReadAnswer read(String text, boolean cutShort) {
    CleanedAnswer cleaned = AnswerCleaner.clean(text, cutShort);
    List<AnsweredRule> lines =
        cleaned.lines().stream().<AnsweredRule>map(AnsweredRule.Line::new).toList();
    return new ReadAnswer(
        lines, Optional.empty(), cleaned.none(), cleaned.cut(), cleaned.removed());
  }
}
