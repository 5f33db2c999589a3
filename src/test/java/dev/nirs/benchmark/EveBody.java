package dev.nirs.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** A body of EVE lines as Suricata writes them, whose times can be set. */
final class EveBody {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx").withZone(ZoneOffset.UTC);
  private static final String PLACE = "2026-01-01T00:00:00.000000+0000";
  private static final Pattern ANY_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}[+-]\\d{4}");

  private final byte[] bytes;
  private final List<Integer> places = new ArrayList<>();

  private EveBody(List<String> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String line : lines) {
      for (int at = line.indexOf(PLACE); at >= 0; at = line.indexOf(PLACE, at + 1)) {
        places.add(out.size() + at);
      }
      out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    }
    this.bytes = out.toByteArray();
  }

  /** Benign flows made up, and one alert in fifty events. */
  static EveBody made(int events, long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      lines.add(i % 50 == 49 ? alert(random) : flow(random));
    }
    return new EveBody(lines);
  }

  /** A capture in bodies of so many lines each; what is left over is left out. */
  static List<EveBody> of(Path capture, int events) throws IOException {
    List<String> lines =
        Files.readAllLines(capture).stream()
            .filter(line -> !line.isBlank())
            .map(line -> ANY_TIME.matcher(line).replaceAll(PLACE) + "\n")
            .toList();
    List<EveBody> bodies = new ArrayList<>();
    for (int from = 0; from + events <= lines.size(); from += events) {
      bodies.add(new EveBody(lines.subList(from, from + events)));
    }
    return bodies;
  }

  /** The body with all its times set; the same array each time. */
  byte[] at(Instant time) {
    byte[] text = TIME.format(time).getBytes(StandardCharsets.US_ASCII);
    for (int place : places) {
      System.arraycopy(text, 0, bytes, place, text.length);
    }
    return bytes;
  }

  private static String flow(Random random) {
    return """
    {"timestamp":"%s","flow_id":%d,"event_type":"flow","src_ip":"198.51.100.%d","src_port":%d,\
    "dest_ip":"192.0.2.%d","dest_port":443,"proto":"TCP","flow":{"pkts_toserver":%d,\
    "pkts_toclient":9,"bytes_toserver":1200,"bytes_toclient":8400,"start":"%s","end":"%s",\
    "age":0,"state":"closed","reason":"timeout","alerted":false},"host":"sensor"}
    """
        .formatted(
            PLACE,
            random.nextLong(1L << 50),
            1 + random.nextInt(250),
            1024 + random.nextInt(60000),
            1 + random.nextInt(50),
            random.nextInt(100),
            PLACE,
            PLACE);
  }

  private static String alert(Random random) {
    return """
    {"timestamp":"%s","flow_id":%d,"event_type":"alert","src_ip":"203.0.113.%d","src_port":%d,\
    "dest_ip":"192.0.2.10","dest_port":22,"proto":"TCP","alert":{"action":"allowed","gid":1,\
    "signature_id":2001219,"rev":20,"signature":"ET SCAN Potential SSH Scan",\
    "category":"Attempted Information Leak","severity":2},"flow":{"pkts_toserver":1,\
    "pkts_toclient":0,"bytes_toserver":60,"bytes_toclient":0,"start":"%s"},"host":"sensor"}
    """
        .formatted(
            PLACE,
            random.nextLong(1L << 50),
            1 + random.nextInt(20),
            1024 + random.nextInt(60000),
            PLACE);
  }
}
