/**
 * The pipeline of one window: retrieve, prompt, ask, parse, verify, decide.
 *
 * <p>Input: an alert window and a policy. Output: a {@link dev.nirs.suggestion.Suggestion} that is
 * never worse than the plain baseline under the same policy. Start reading at {@link
 * dev.nirs.suggestion.SuggestionPipeline}.
 */
package dev.nirs.suggestion;
