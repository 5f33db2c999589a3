package dev.nirs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a file of rules: split at line feeds only, as iptables-restore does, bytes as they
 * are (ISO 8859-1), and cut where a line is so long that no rule can be, so that a line of any
 * length takes bounded memory.
 */
final class RuleLines {
  private static final int MOST_BYTES = 16_384;

  private final InputStream in;
  private String text = "";
  private long number;

  RuleLines(InputStream in) {
    this.in = in;
  }

  boolean next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int read = in.read();
    if (read < 0) {
      return false;
    }
    while (read >= 0 && read != '\n') {
      if (line.size() < MOST_BYTES) {
        line.write(read);
      }
      read = in.read();
    }
    text = line.toString(StandardCharsets.ISO_8859_1);
    number++;
    return true;
  }

  String text() {
    return text;
  }

  long number() {
    return number;
  }
}
