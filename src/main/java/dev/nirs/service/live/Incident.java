package dev.nirs.service.live;

/**
 * What a suggestion answers: of one incident only the newest state waits for an answer.
 *
 * @param source the sender
 * @param start event time of the first alert, microseconds since the epoch
 * @param piece 0 for windows of the stream; otherwise a number of its own for a window that came in
 *     one piece
 */
record Incident(SourceName source, long start, long piece) {}
