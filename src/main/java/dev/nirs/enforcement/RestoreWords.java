package dev.nirs.enforcement;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into words exactly as iptables-restore does (add_param_to_argv of release 1.8):
 * blanks and tabs part words, only double quotes quote, a closing quote ends a word, a backslash
 * escapes inside quotes alone.
 */
final class RestoreWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean quoted;
  private boolean escaped;

  private RestoreWords() {}

  static List<String> of(String line) {
    RestoreWords reader = new RestoreWords();
    line.chars().forEach(c -> reader.read((char) c));
    reader.end();
    return reader.words;
  }

  private void read(char c) {
    if (!quoted) {
      readPlain(c);
    } else if (escaped) {
      escaped = false;
      word.append(c);
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      quoted = false;
      end();
    } else {
      word.append(c);
    }
  }

  private void readPlain(char c) {
    if (c == '"') {
      quoted = true;
    } else if (c == ' ' || c == '\t') {
      end();
    } else {
      word.append(c);
    }
  }

  private void end() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
