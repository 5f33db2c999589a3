package dev.nirs.ingest;

/**
 * Carries a rejection out of a reader; has no stack trace, since hostile input may cause millions.
 */
final class RejectedLine extends Exception {
  private static final long serialVersionUID = 1;

  private final RejectionReason reason;
  private final String field;
  private final String found;
  private final String expected;

  RejectedLine(RejectionReason reason, String field, String found, String expected) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.field = field;
    this.found = found;
    this.expected = expected;
  }

  Rejection at(long line) {
    return new Rejection(line, field, reason, found, expected);
  }

  RejectionReason reason() {
    return reason;
  }
}
