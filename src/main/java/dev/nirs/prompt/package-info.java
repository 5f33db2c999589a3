/**
 * From a summary and retrieved knowledge to a prompt that fits the model's context.
 *
 * <p>Input: templates, summary, examples, host roles, advice, rules in force. Output: a {@link
 * dev.nirs.prompt.Prompt} with its hash and the names of the lines that did not fit. A prompt that
 * is too long would be cut without a word by Ollama, so tokens are never counted too low; what is
 * equal from window to window stands first, so that Ollama's prefix cache keeps it; and no text of
 * the network gets in, so that no attacker speaks to the model.
 */
package dev.nirs.prompt;
