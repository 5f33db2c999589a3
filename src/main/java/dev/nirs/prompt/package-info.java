/**
 * From a summary and retrieved knowledge to a prompt that fits the model's context.
 *
 * <p>Input: templates, summary, entries. Output: a {@code Prompt} with its hash and what was left
 * out.
 */
package dev.nirs.prompt;
