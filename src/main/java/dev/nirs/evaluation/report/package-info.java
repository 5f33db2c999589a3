/**
 * Renders what replays brought: a Markdown table, JSON lines, one HTML page.
 *
 * <p>Input: measurements. Output: text. Labels of captures are hostile and are escaped.
 */
package dev.nirs.evaluation.report;
