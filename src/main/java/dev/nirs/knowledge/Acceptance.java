package dev.nirs.knowledge;

import dev.nirs.knowledge.Example.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * How an example came into the knowledge base.
 *
 * @param provenance where window and rules come from; 1 to 200 characters of printable ASCII
 * @param acceptedBy who decided; 1 to 100 characters of printable ASCII
 * @param acceptedAt when: an ISO 8601 date, or date and time in UTC ending in Z
 * @param status whether it may be shown, and as what
 * @param reason why, in the decider's words, 0 to 200 characters of printable ASCII
 * @param cases how many near duplicates it stands for, 1 or more
 */
public record Acceptance(
    String provenance,
    String acceptedBy,
    String acceptedAt,
    Status status,
    String reason,
    int cases) {

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
    if (!reason.isEmpty()) {
      Plain.require("reason", reason, 200);
    }
    if (cases < 1) {
      throw new IllegalArgumentException("cases " + cases + " is not 1 or more");
    }
  }

  /**
   * An acceptance of one case without a reason.
   *
   * @param provenance where window and rules come from
   * @param acceptedBy who decided
   * @param acceptedAt when
   * @param status whether it may be shown, and as what
   */
  public Acceptance(String provenance, String acceptedBy, String acceptedAt, Status status) {
    this(provenance, acceptedBy, acceptedAt, status, "", 1);
  }

  /**
   * The same with another status.
   *
   * @param other the status
   * @return a copy
   */
  public Acceptance with(Status other) {
    return new Acceptance(provenance, acceptedBy, acceptedAt, other, reason, cases);
  }

  /**
   * The same, standing for several cases.
   *
   * @param number how many, 1 or more
   * @return a copy
   */
  public Acceptance of(int number) {
    return new Acceptance(provenance, acceptedBy, acceptedAt, status, reason, number);
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
