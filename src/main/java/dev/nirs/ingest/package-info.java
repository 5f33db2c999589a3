/**
 * From files and streams of any supported format to observations.
 *
 * <p>Input: bytes. Output: {@link dev.nirs.traffic.Observation}s, and a count of what was rejected,
 * by reason.
 */
package dev.nirs.ingest;
