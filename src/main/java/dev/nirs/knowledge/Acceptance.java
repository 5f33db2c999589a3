package dev.nirs.knowledge;

import dev.nirs.knowledge.Example.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * How an example came into the knowledge base.
 *
 * @param provenance where window and rules come from; 1 to 200 characters of printable ASCII
 * @param acceptedBy who took it in; 1 to 100 characters of printable ASCII
 * @param acceptedAt when: an ISO 8601 date, or date and time in UTC ending in Z
 * @param status whether it may be shown
 */
public record Acceptance(String provenance, String acceptedBy, String acceptedAt, Status status) {

  /**
   * Refuses texts out of range and dates that are none.
   *
   * @throws IllegalArgumentException naming the field
   */
  public Acceptance {
    Plain.require("provenance", provenance, 200);
    Plain.require("acceptedBy", acceptedBy, 100);
    if (!isDate(acceptedAt)) {
      throw new IllegalArgumentException(
          "acceptedAt '"
              + Plain.shown(acceptedAt)
              + "' is neither 2026-11-25 nor 2026-11-25T10:00:00Z");
    }
  }

  /**
   * The same with the status revoked.
   *
   * @return a copy
   */
  public Acceptance revoked() {
    return new Acceptance(provenance, acceptedBy, acceptedAt, Status.REVOKED);
  }

  private static boolean isDate(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).getYear() > 0
          : Instant.parse(text).getEpochSecond() != Long.MIN_VALUE;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
