/**
 * Measures the product against truth: what rules would have done to captures whose labels are
 * known.
 *
 * <p>Input: flows, alerts and the pipeline that ships. Output: figures and reports. {@code traffic}
 * replays captures, {@code report} renders what came of it.
 */
package dev.nirs.evaluation;
