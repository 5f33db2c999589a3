package dev.nirs.service;

import java.util.List;

/** What came of a decision. */
public sealed interface DeskAnswer {

  /**
   * It stands, and is on disk.
   *
   * @param entry the suggestion as it is now
   * @param decided the decision
   * @param note one sentence for people, such as that a near duplicate was merged
   */
  record Done(Entry entry, Decided decided, String note) implements DeskAnswer {}

  /**
   * The rules may not be taken; nothing was written.
   *
   * @param why one sentence for each reason
   */
  record Refused(List<String> why) implements DeskAnswer {

    /** Copies the list. */
    public Refused {
      why = List.copyOf(why);
    }
  }

  /**
   * It was decided before, or has changed since it was read; nothing was written.
   *
   * @param entry the suggestion as it is now
   */
  record Conflict(Entry entry) implements DeskAnswer {}

  /** There is no such suggestion. */
  record Missing() implements DeskAnswer {}
}
