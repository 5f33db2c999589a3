package dev.nirs.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A capture written many times over into one large file, each copy some days after the last. */
final class RepeatedCapture {
  private static final Pattern ISO_DAY = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d(?=[T ]\\d\\d:)");
  private static final Pattern CIC_DAY = Pattern.compile("\\b\\d{1,2}/\\d{1,2}/20\\d\\d(?= \\d)");
  private static final Pattern SECONDS =
      Pattern.compile("(?<![0-9.])(?:1[4-6]\\d{8}(?=[.,\\t]|$)|(?<=\"ts\":)\\d{1,10}(?=[.,]))");
  private static final DateTimeFormatter CIC = DateTimeFormatter.ofPattern("d/M/yyyy");
  private static final int DAY = 86_400;

  private RepeatedCapture() {}

  /**
   * Writes copies until there are enough rows.
   *
   * @return rows written, header lines not counted
   */
  static long write(Path capture, Path large, long rows, int daysApart) throws IOException {
    List<String> lines = lines(capture);
    List<String> header = lines.subList(0, headerLines(lines));
    List<String> body = lines.subList(header.size(), lines.size());
    long written = 0;
    try (BufferedWriter out = Files.newBufferedWriter(large)) {
      for (String line : header) {
        out.append(line).append('\n');
      }
      for (int copy = 0; written < rows; copy++) {
        for (String line : body) {
          out.append(shifted(line, copy * daysApart)).append('\n');
          written++;
        }
      }
    }
    return written;
  }

  private static List<String> lines(Path capture) throws IOException {
    try (InputStream in = Files.newInputStream(capture);
        InputStream plain =
            capture.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#close"))
          .toList();
    }
  }

  private static int headerLines(List<String> lines) {
    if (lines.get(0).startsWith("{")) {
      return 0;
    }
    int comments = 0;
    while (lines.get(comments).strip().startsWith("#")) {
      comments++;
    }
    return Math.max(comments, 1);
  }

  private static String shifted(String line, int days) {
    if (days == 0) {
      return line;
    }
    String iso = replaced(ISO_DAY, line, m -> LocalDate.parse(m.group()).plusDays(days).toString());
    String cic =
        replaced(CIC_DAY, iso, m -> LocalDate.parse(m.group(), CIC).plusDays(days).format(CIC));
    return replaced(
        SECONDS, cic, m -> Long.toString(Long.parseLong(m.group()) + (long) days * DAY));
  }

  private static String replaced(
      Pattern pattern, String line, java.util.function.Function<MatchResult, String> change) {
    Matcher matcher = pattern.matcher(line);
    return matcher.replaceAll(change);
  }
}
