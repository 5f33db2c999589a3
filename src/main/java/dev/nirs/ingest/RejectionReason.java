package dev.nirs.ingest;

/** Why a line is not taken. */
public enum RejectionReason {
  /** A field that is needed is empty. */
  MISSING_FIELD,
  /** More or fewer fields than the header names. */
  WRONG_FIELD_COUNT,
  /** No time. */
  BAD_TIME,
  /** No address. */
  BAD_ADDRESS,
  /** No port. */
  BAD_PORT,
  /** No protocol. */
  BAD_PROTOCOL,
  /** No number where one should be. */
  BAD_NUMBER,
  /** No JSON object. */
  BAD_JSON,
  /** Longer than a line of any format can be. */
  LINE_TOO_LONG
}
