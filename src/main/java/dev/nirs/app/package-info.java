/**
 * Settings and the one place that wires objects; the only package that reads the clock.
 *
 * <p>Input: settings. Output: a pipeline ready to run, and runs over files. Start reading at {@link
 * dev.nirs.app.Nirs}.
 */
package dev.nirs.app;
