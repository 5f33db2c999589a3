package dev.nirs.service;

import dev.nirs.ingest.SourceReport;

/**
 * What was taken of a body.
 *
 * @param events observations taken and on disk
 * @param report counts, rejected lines with their reasons, notices
 */
public record Receipt(long events, SourceReport report) {}
