/**
 * The port to the language model, the Ollama adapter behind it, and the reading of answers.
 *
 * <p>Input: a prompt. Output: a reply or a failure that says what the caller can do; rule lines
 * cleaned out of an answer.
 */
package dev.nirs.model;
