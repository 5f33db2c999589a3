/**
 * From a stream of observations to alert windows, each with the benign flows of the time before it.
 *
 * <p>Input: observations in any order. Output: one {@link dev.nirs.window.AlertWindow} whenever one
 * closes. Event time only; memory is bounded by the open window, the benign window and the reorder
 * buffer. Pure.
 */
package dev.nirs.window;
