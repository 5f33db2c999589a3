/**
 * What past cases, playbooks and host roles say about a window.
 *
 * <p>Input: the files of {@code knowledge-base} and a window's summary. Output: the entries worth
 * showing to a model, from a Lucene index derived from the files.
 */
package dev.nirs.knowledge;
