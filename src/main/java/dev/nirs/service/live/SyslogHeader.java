package dev.nirs.service.live;

/**
 * What syslog puts before a message (RFC 3164, RFC 5424), so that JSON sent through it is found. A
 * line without such a header is its own message.
 */
final class SyslogHeader {
  private static final int MOST_PRIORITY_DIGITS = 3;
  private static final int FIELDS_BEFORE_DATA = 6;

  private SyslogHeader() {}

  /**
   * Where the message of a line begins.
   *
   * @return the place of its first brace; {@code to} where it has none
   */
  static int messageOf(byte[] line, int from, int to) {
    int priority = afterPriority(line, from, to);
    boolean isRfc5424 =
        priority > from && priority + 1 < to && line[priority] == '1' && line[priority + 1] == ' ';
    return brace(line, isRfc5424 ? afterData(line, priority, to) : priority, to);
  }

  /** Behind {@code <34>}; the start where there is no such thing. */
  private static int afterPriority(byte[] line, int from, int to) {
    if (from >= to || line[from] != '<') {
      return from;
    }
    int at = from + 1;
    while (at < to && line[at] >= '0' && line[at] <= '9') {
      at++;
    }
    int digits = at - from - 1;
    boolean isPriority =
        digits >= 1 && digits <= MOST_PRIORITY_DIGITS && at < to && line[at] == '>';
    return isPriority ? at + 1 : from;
  }

  /** Behind version, time, host, application, process and message id, and the structured data. */
  private static int afterData(byte[] line, int from, int to) {
    int at = from;
    for (int field = 0; field < FIELDS_BEFORE_DATA; field++) {
      while (at < to && line[at] != ' ') {
        at++;
      }
      at = Math.min(at + 1, to);
    }
    while (at < to && line[at] == '[') {
      at = afterElement(line, at, to);
    }
    return at;
  }

  /** Values stand in quotes, in which quote, backslash and bracket are escaped by a backslash. */
  private static int afterElement(byte[] line, int from, int to) {
    boolean isQuoted = false;
    for (int at = from; at < to; at++) {
      if (isQuoted && line[at] == '\\') {
        at++;
      } else if (line[at] == '"') {
        isQuoted = !isQuoted;
      } else if (line[at] == ']' && !isQuoted) {
        return at + 1;
      }
    }
    return to;
  }

  private static int brace(byte[] line, int from, int to) {
    int at = from;
    while (at < to && line[at] != '{') {
      at++;
    }
    return at;
  }
}
