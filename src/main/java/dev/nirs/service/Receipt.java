package dev.nirs.service;

import dev.nirs.ingest.SourceReport;

/**
 * What was taken of a body.
 *
 * @param events observations of the body that are on disk
 * @param before how many of them an earlier try under the same key had brought there
 * @param report counts, rejected lines with their reasons, notices
 */
public record Receipt(long events, long before, SourceReport report) {}
