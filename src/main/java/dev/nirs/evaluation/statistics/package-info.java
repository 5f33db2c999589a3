/**
 * Intervals for figures of evaluations.
 *
 * <p>Input: counts, or values by window. Output: means and shares with 95 % intervals, the same for
 * the same seed.
 */
package dev.nirs.evaluation.statistics;
