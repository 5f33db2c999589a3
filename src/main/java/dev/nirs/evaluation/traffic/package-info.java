/**
 * Replays captures in event time: a detector raises alerts, a strategy decides rules at window
 * closes and updates, active rules are reviewed, and what they block is counted against the labels.
 *
 * <p>Input: observations in order of time. Output: {@link
 * dev.nirs.evaluation.traffic.ReplayResult}. Flows lie in columns and what a rule matches is looked
 * up in posting lists, so that millions of flows are replayed in seconds. No clock: time is the
 * capture's.
 */
package dev.nirs.evaluation.traffic;
