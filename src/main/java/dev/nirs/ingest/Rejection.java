package dev.nirs.ingest;

/**
 * A line that is not taken.
 *
 * @param line its number, from 1
 * @param field the column or key; empty where the whole line is meant
 * @param reason why
 * @param found what stood there, cut to 60 printable characters
 * @param expected what should have stood there
 */
public record Rejection(
    long line, String field, RejectionReason reason, String found, String expected) {

  /** Cuts and cleans what was found, since it is hostile. */
  public Rejection {
    found = Labels.clean(found, 60);
  }

  /** The same with its line counted from so many lines before. */
  Rejection behind(long lines) {
    return new Rejection(line + lines, field, reason, found, expected);
  }

  /** One line for people. */
  @Override
  public String toString() {
    return "line "
        + line
        + (field.isEmpty() ? "" : ", " + field)
        + ": found '"
        + found
        + "', expected "
        + expected;
  }
}
