package dev.nirs.service;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What was done, in order, for ever: each line holds the hash of the one before it, so that a
 * change or a gap shows. Safe for several threads.
 */
public interface AuditLog {

  /**
   * Writes a line; once this returns it is on disk.
   *
   * @param by who did it
   * @param action what, such as {@code accept}, {@code revoke} or {@code token-create}
   * @param subject to what, such as a suggestion's id
   * @param detail one line more; may be empty
   * @return the line
   */
  Line append(String by, String action, String subject, String detail);

  /**
   * A page of it, newest first.
   *
   * @param before only lines with a smaller number
   * @param limit most lines, 1 to {@value Listing#MOST}
   * @return the page
   */
  Page<Line> page(OptionalLong before, int limit);

  /**
   * Computes every hash anew.
   *
   * @return whether the chain holds
   */
  Verdict verify();

  /**
   * A line.
   *
   * @param number from 1, without gaps
   * @param at when, on the service's clock
   * @param by who
   * @param action what
   * @param subject to what
   * @param detail one line more
   * @param hash SHA-256 over the hash before it and this line's fields, hexadecimal
   */
  record Line(
      long number,
      Instant at,
      String by,
      String action,
      String subject,
      String detail,
      String hash) {}

  /**
   * Whether the chain holds.
   *
   * @param lines lines read
   * @param brokenAt number of the first line that does not fit; empty where all do
   * @param head hash of the last line; to be noted elsewhere, since an end cut off does not show
   */
  record Verdict(long lines, OptionalLong brokenAt, String head) {}
}
