package dev.nirs.app;

import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that iptables-save wrote. */
final class RulesetFile {
  /** A ruleset of 100,000 rules has about 8 MB. */
  private static final int MOST_BYTES = 256 << 20;

  private RulesetFile() {}

  static CurrentRuleset read(Path file, IpVersion version) throws InputException {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      String what =
          Files.isDirectory(file)
              ? "is a directory"
              : Files.exists(file) ? "may not be read" : "does not exist";
      throw new InputException(file + ": " + what + "; expected what iptables-save printed");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(file + ": has more than " + MOST_BYTES + " bytes");
      }
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return CurrentRuleset.read(List.of(text.split("\n", -1)), version);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
