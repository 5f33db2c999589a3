package dev.nirs.enforcement;

import java.util.List;

/** What the real tool made of one line of text. */
public sealed interface LoadVerdict {

  /**
   * The tool loaded the line.
   *
   * @param saved the rules it made, as {@code iptables-save} prints them, without counters; several
   *     for a list of addresses; none where the line made no rule, as other commands, {@code -6}
   *     and {@code --help} do
   */
  record Loaded(List<String> saved) implements LoadVerdict {
    /** Copies the list. */
    public Loaded {
      saved = List.copyOf(saved);
    }
  }

  /**
   * The tool refused the line when it was loaded alone.
   *
   * @param exitCode the program's: 1, 2 or 4
   * @param message what it said; texts differ between variants and releases
   */
  record Refused(int exitCode, String message) implements LoadVerdict {}

  /**
   * The line was not given to the tool, which would do more than load a rule: run a program, or
   * read a second line out of this one.
   *
   * @param reason why
   */
  record NotAsked(String reason) implements LoadVerdict {}

  /**
   * The tool gave no answer in time.
   *
   * @param reason how long it was waited for
   */
  record Unanswered(String reason) implements LoadVerdict {}
}
