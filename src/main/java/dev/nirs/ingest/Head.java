package dev.nirs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the format of a capture from its first bytes. */
final class Head {
  /** Bytes looked at. */
  static final int BYTES = 1 << 16;

  private final String name;
  private final byte[] bytes;
  private final String text;

  Head(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    String all = new String(bytes, StandardCharsets.UTF_8);
    this.text = (all.startsWith("\ufeff") ? all.substring(1) : all).stripLeading();
  }

  boolean isArray() {
    return text.startsWith("[");
  }

  /** Whether an UNSW-NB15 capture starts with a flow instead of a header. */
  boolean isHeaderless() {
    return !text.isEmpty() && Character.isDigit(text.charAt(0));
  }

  Format format() throws IngestException {
    if (text.isEmpty()) {
      throw new IngestException(name, "empty", "a capture with alerts or flows");
    }
    Optional<Format> format =
        text.startsWith("{") || text.startsWith("[")
            ? json()
            : text.startsWith("#") ? zeek() : csv();
    return format.orElseThrow(() -> unknown());
  }

  private IngestException unknown() {
    if (isBinary()) {
      return new IngestException(name, "binary content", "text: CSV, Suricata EVE, or a Zeek log");
    }
    return new IngestException(
        name,
        "unknown format; it begins with '" + Labels.clean(firstLine(), 60) + "'",
        "CSV with a header, Suricata EVE, or a Zeek log");
  }

  private Optional<Format> json() {
    if (text.contains("\"event_type\"")) {
      return Optional.of(Format.EVE);
    }
    if (text.contains("\"note\"") && text.contains("\"ts\"")) {
      return Optional.of(Format.ZEEK_NOTICE_JSON);
    }
    return text.contains("\"id.orig_h\"") ? Optional.of(Format.ZEEK_CONN_JSON) : Optional.empty();
  }

  private Optional<Format> zeek() {
    boolean notice =
        text.contains("#path\tnotice") || !text.contains("#path") && text.contains("\tnote\t");
    return text.contains("#fields\t") || text.contains("#separator")
        ? Optional.of(notice ? Format.ZEEK_NOTICE_TSV : Format.ZEEK_CONN_TSV)
        : Optional.empty();
  }

  private Optional<Format> csv() throws IngestException {
    String line = firstLine();
    Columns columns = Columns.ofHeader(line, ',');
    if (columns.has("flow id")) {
      return Optional.of(columns.has("source ip") ? Format.CIC_ORIGINAL : Format.CIC_CORRECTED);
    }
    if (columns.has("srcip") && columns.has("dstip")) {
      return Optional.of(Format.UNSW_NB15);
    }
    if (columns.missing(List.of("src_ip", "dst_ip", "proto", "type")).isEmpty()
        && !columns.has("timestamp")) {
      return Optional.of(Format.TON_IOT);
    }
    List<String> missing = columns.missing(SeedLayout.NEEDED);
    if (missing.isEmpty()) {
      return Optional.of(Format.SEED_CSV);
    }
    if (missing.size() < SeedLayout.NEEDED.size() && line.indexOf(',') > 0) {
      throw new IngestException(
          name,
          "line 1 has no column " + String.join(", ", missing),
          "the columns " + String.join(", ", SeedLayout.NEEDED));
    }
    boolean unsw =
        isHeaderless()
            && line.chars().filter(c -> c == ',').count() == UnswLayout.HEADER.size() - 1;
    return unsw ? Optional.of(Format.UNSW_NB15) : Optional.empty();
  }

  private String firstLine() {
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  private boolean isBinary() {
    int odd = 0;
    for (byte b : bytes) {
      odd += b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' ? 1 : 0;
    }
    return odd > bytes.length / 100;
  }
}
