package dev.nirs.service.live;

import java.util.Locale;

/** Which way lines come in. */
enum Input {
  /** A request. */
  HTTP,
  /** A file that is followed. */
  FILE,
  /** The listener for lines. */
  TCP;

  /** As metrics name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
