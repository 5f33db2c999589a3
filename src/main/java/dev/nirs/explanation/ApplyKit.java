package dev.nirs.explanation;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip with what is needed to apply rules by hand and to take them out again: {@code rules.v4} (or
 * {@code .v6}) and {@code undo.v4} for iptables-restore(8), {@code apply.sh}, {@code undo.sh} and a
 * {@code README}. The rules stand in the two files alone, in canonical text: the scripts are the
 * same for every suggestion of a family, and no text of a model is in any of them. The same rules
 * give the same bytes.
 */
public final class ApplyKit {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,40}");

  /** The oldest time that every zip can hold. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ApplyKit() {}

  /**
   * Makes a kit.
   *
   * @param id of the suggestion, 1 to 40 letters and digits
   * @param rules of one family, in order; equal ones once
   * @return the zip
   * @throws IllegalArgumentException where the id is none, or there is no rule, or the rules are of
   *     two families
   */
  public static byte[] of(String id, List<Rule> rules) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id of " + id.length() + " characters is no id");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files(id, rules).entrySet()) {
        ZipEntry entry = new ZipEntry("nirs-" + id + "/" + file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to take bytes", e);
    }
    return bytes.toByteArray();
  }

  /** The files by their names. */
  static Map<String, String> files(String id, List<Rule> rules) {
    boolean v4 = SuggestionRules.family(rules) == IpVersion.V4;
    String ending = v4 ? "v4" : "v6";
    String tool = v4 ? "iptables-restore" : "ip6tables-restore";
    List<String> texts = rules.stream().map(Rule::canonical).distinct().toList();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("README", readme(id, texts.size(), ending));
    files.put("rules." + ending, RestoreFragment.text(texts));
    files.put(
        "undo." + ending,
        RestoreFragment.text(texts.reversed().stream().map(ApplyKit::undo).toList()));
    files.put("apply.sh", script(tool, "rules." + ending, "undo." + ending));
    files.put("undo.sh", script(tool, "undo." + ending, "rules." + ending));
    return files;
  }

  private static String undo(String rule) {
    return "-D" + rule.substring("-A".length());
  }

  /** All lines of a file take effect, or none. */
  private static String script(String tool, String file, String opposite) {
    return """
    #!/bin/sh
    # Loads %2$s beside the rules that are there; all of it or nothing. %3$s takes it back.
    set -eu
    cd "$(dirname "$0")"
    %1$s -n < %2$s
    echo "%2$s: loaded"
    """
        .formatted(tool, file, opposite);
  }

  private static String readme(String id, int rules, String ending) {
    return """
    Suggestion %1$s of nirs: %2$d rule%3$s.

    rules.%4$s  the rules, for iptables-restore -n
    undo.%4$s   the same rules, taken out
    apply.sh   loads rules.%4$s (as root: sh apply.sh)
    undo.sh    loads undo.%4$s (as root: sh undo.sh)

    Either file takes effect as a whole or not at all. The rules are appended: they see only what
    no rule before them in their chain has accepted or dropped. Applying twice needs undoing twice.
    They do not survive a reboot.
    """
        .formatted(id, rules, rules == 1 ? "" : "s", ending);
  }
}
