package dev.nirs.app;

import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that iptables-save wrote. */
final class RulesetFile {
  /** A ruleset of 100,000 rules has about 8 MB. */
  private static final long MOST_BYTES = 256L << 20;

  private RulesetFile() {}

  static CurrentRuleset read(Path file, IpVersion version) throws InputException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            file
                + ": "
                + (Files.isDirectory(file) ? "is a directory" : "does not exist")
                + "; expected a file that iptables-save wrote");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException(
            file + ": has " + Files.size(file) + " bytes; expected at most " + MOST_BYTES);
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return CurrentRuleset.read(List.of(text.split("\n", -1)), version);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
