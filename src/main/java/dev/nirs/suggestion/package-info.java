/**
 * The pipeline of one window: retrieve, prompt, ask, parse, verify, decide.
 *
 * <p>Input: an alert window. Output: a suggestion that is never worse than the plain baseline.
 */
package dev.nirs.suggestion;
