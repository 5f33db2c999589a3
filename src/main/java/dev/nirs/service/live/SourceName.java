package dev.nirs.service.live;

import java.util.regex.Pattern;

/**
 * The name of a sender of events; it also names a folder.
 *
 * @param text 1 to 60 letters, digits, dots, dashes and underscores, not dots alone
 */
public record SourceName(String text) {
  private static final Pattern NAME = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]{1,60}");

  /**
   * Refuses what is no name.
   *
   * @throws IllegalArgumentException naming the source
   */
  public SourceName {
    if (!NAME.matcher(text).matches()) {
      String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
      throw new IllegalArgumentException(
          "source '"
              + shown.replaceAll("[^ -~]", "?")
              + "' is not 1 to 60 letters, digits, dots, dashes and underscores");
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return text;
  }
}
