/**
 * Settings and the one place that wires objects; the only package that reads the clock.
 *
 * <p>Input: options. Output: a pipeline ready to run.
 */
package dev.nirs.app;
