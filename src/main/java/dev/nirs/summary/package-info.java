/**
 * What may be said of a window: counts, addresses, ports and words of a closed vocabulary, bounded
 * in size whatever the window's.
 *
 * <p>Input: an alert window. Output: a {@link dev.nirs.summary.WindowSummary}, from which prompts,
 * embeddings and cards are written. No text of the network passes through here. Pure.
 */
package dev.nirs.summary;
