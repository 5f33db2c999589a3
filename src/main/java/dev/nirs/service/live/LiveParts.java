package dev.nirs.service.live;

import dev.nirs.service.SuggestionArchive;

/**
 * What the streams of all sources share.
 *
 * @param stream how events become windows
 * @param archive keeps suggestions
 * @param answers makes suggestions
 * @param metrics counts
 */
record LiveParts(
    StreamSettings stream, SuggestionArchive archive, AnswerQueue answers, LiveMetrics metrics) {}
