package dev.nirs.service.live;

/**
 * Everything about the way from events to suggestions.
 *
 * @param stream how events become windows
 * @param journal how much the journals take
 * @param answers how windows wait
 * @param opener opens journal files
 */
record LiveSettings(
    StreamSettings stream, JournalSettings journal, AnswerSettings answers, SegmentOpener opener) {

  /** Most senders: each may hold as much as its limits say. */
  static final int MOST_SOURCES = 32;
}
