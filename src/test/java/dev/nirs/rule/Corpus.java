package dev.nirs.rule;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules whose load by a real iptables-restore was recorded; read in place. */
final class Corpus {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)");
  private static final Path FOLDER = Path.of("../shared/corpus");

  /**
   * One recorded rule.
   *
   * @param rule the line that was loaded
   * @param version the family it was loaded into
   * @param loads whether both variants loaded it
   * @param savedNft what nft saved, one rule per element
   * @param savedLegacy what legacy saved
   * @param why the recorded message or category
   */
  record Row(
      String rule,
      IpVersion version,
      boolean loads,
      List<String> savedNft,
      List<String> savedLegacy,
      String why) {}

  /**
   * One line of a file.
   *
   * @param names the columns
   * @param values their texts
   */
  record Cells(List<String> names, List<String> values) {
    /** The text of a column; empty where the line is shorter. */
    String get(String name) {
      int index = names.indexOf(name);
      return index < values.size() ? values.get(index) : "";
    }
  }

  private Corpus() {}

  /** The rows of a file in the layout of llm_rules.tsv. */
  static List<Row> recorded(String file) {
    return rows(file).stream().map(Corpus::recorded).toList();
  }

  /** The rows of netfilter's own tests that are about the filter table. */
  static List<Row> netfilter() {
    return rows("netfilter_tests.tsv").stream()
        .filter(r -> r.get("table").equals("filter"))
        .map(
            r ->
                new Row(
                    unescape(r.get("rule")),
                    r.get("family").equals("ipv4") ? IpVersion.V4 : IpVersion.V6,
                    r.get("real_load_nft").equals("OK") && r.get("real_load_legacy").equals("OK"),
                    saved(r.get("real_save_nft")),
                    saved(r.get("real_save_legacy")),
                    r.get("message_load_nft")))
        .toList();
  }

  /** The rows of a file in the order of the file. */
  static List<Cells> rows(String file) {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.isReadable(path), file + " is not here");
    try {
      List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
      List<String> names = List.of(lines.get(0).replaceFirst("^#", "").split("\t", -1));
      return lines.stream()
          .skip(1)
          .map(line -> new Cells(names, List.of(line.split("\t", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row recorded(Cells row) {
    String nft = row.get("saved_nft");
    String legacy = row.get("saved_legacy");
    return new Row(
        unescape(row.get("rule")),
        IpVersion.V4,
        row.get("nft_load").equals("OK") && row.get("legacy_load").equals("OK"),
        saved(nft),
        saved(legacy.equals("=") ? nft : legacy),
        row.get("category"));
  }

  private static List<String> saved(String text) {
    return text.isEmpty() ? List.of() : List.of(unescape(text).split(" \\|\\| ", -1));
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape -> {
              String code = escape.group(1);
              String plain =
                  switch (code.charAt(0)) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case 'x', 'u' -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
                    default -> code;
                  };
              return Matcher.quoteReplacement(plain);
            });
  }
}
