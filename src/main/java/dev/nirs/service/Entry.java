package dev.nirs.service;

import java.time.Instant;

/**
 * A suggestion as the queue shows it.
 *
 * @param number its place in the archive, counted from 1 in the order of making; the cursor of
 *     lists
 * @param id of the suggestion, 16 hexadecimal digits
 * @param origin where it comes from
 * @param severity how soon a person should look
 * @param pattern the attack pattern's name
 * @param outcome MODEL, COMPLETED, FALLBACK or ABSTAINED
 * @param counts what its rules do to the window
 * @param state where it stands
 * @param version 1 when made, one more with each change; what an ETag is made of
 */
public record Entry(
    long number,
    String id,
    Origin origin,
    Severity severity,
    String pattern,
    String outcome,
    Counts counts,
    SuggestionState state,
    int version) {

  /**
   * Where a suggestion comes from.
   *
   * @param source the sensor or sender whose events made the window
   * @param trigger why it was made
   * @param madeAt when, on the service's clock
   * @param start event time of the window's first alert
   * @param end event time of the window's close
   */
  public record Origin(
      String source, Trigger trigger, Instant madeAt, Instant start, Instant end) {}

  /**
   * Counts of the window and of what the rules match.
   *
   * @param alerts alerts of the window
   * @param benign benign flows of the window
   * @param rules rules suggested
   * @param alertsMatched alerts that the rules match
   * @param benignMatched benign flows that the rules hit
   */
  public record Counts(int alerts, int benign, int rules, int alertsMatched, int benignMatched) {}
}
