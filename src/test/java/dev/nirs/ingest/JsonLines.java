package dev.nirs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Lines of JSON objects, good, odd and broken, from a seeded generator. */
final class JsonLines {
  private static final List<String> KEYS =
      List.of(
          "src_ip",
          "src_port",
          "dest_ip",
          "dest_port",
          "proto",
          "event_type",
          "timestamp",
          "flow_id",
          "flow",
          "alert",
          "netflow",
          "start",
          "alerted",
          "signature",
          "category",
          "icmp_type",
          "pkts_toserver",
          "pkts_toclient",
          "bytes_toserver",
          "flow.start",
          "pkts_toserved",
          "flow_ie",
          "s",
          "",
          "a longer key than any that is known",
          "src\\u005fip",
          "d\u00e9j\u00e0");
  private static final List<String> VALUES =
      List.of(
          "\"10.0.0.1\"",
          "\"10.0.0.2\"",
          "\" 10.0.0.3 \"",
          "80",
          "443",
          "\"TCP\"",
          "\"UDP\"",
          "\"flow\"",
          "\"alert\"",
          "\"dns\"",
          "\"http\"",
          "\"2021-06-06T15:59:46.457984+0200\"",
          "\"2021-06-06T15:59:47Z\"",
          "1",
          "2",
          "3",
          "-0",
          "0.5",
          "-1.25e+10",
          "1E3",
          "01",
          "1.",
          ".5",
          "-",
          "1e",
          "true",
          "false",
          "null",
          "nul",
          "tru",
          "truely",
          "\"\"",
          "\"   \"",
          "\"a\\/b\"",
          "\"\\u00e9\\n\"",
          "\"\\x\"",
          "\"\\u12g4\"",
          "\"d\u00e9j\u00e0 vu\"",
          "\"\u0001\"",
          "\"\u007f\"",
          "\"open",
          "'single'",
          "NaN",
          "\"a, b: {c} [d]\"",
          "\"ET SCAN of some port by someone\"",
          "123456789012345678901234567890",
          "{}",
          "[]",
          "\"" + "x".repeat(2000) + "\"",
          "\"" + " ".repeat(1500) + "y\"");

  private JsonLines() {}

  /** A line that may be anything. */
  static byte[] line(SplittableRandom random) {
    String text = random.nextInt(3) == 0 ? object(random, 0) : row(random);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1, 2 -> mutated(bytes, random);
      case 3 -> (text + rest(random)).getBytes(StandardCharsets.UTF_8);
      case 4 -> (" \t" + text + " \r").getBytes(StandardCharsets.UTF_8);
      case 5 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
      default -> bytes;
    };
  }

  private static String rest(SplittableRandom random) {
    return List.of("{}", "\"", "12", "tru", ":", "}", "\"a\"", "{", "[", " 0 ")
        .get(random.nextInt(10));
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    if (bytes.length > 0) {
      String some = "\"\\{}[],:0-.eE tfn\u0001\u007f\r/u";
      bytes[random.nextInt(bytes.length)] =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(-128, 128)
              : (byte) some.charAt(random.nextInt(some.length()));
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
      }
    }
    return bytes;
  }

  /** Mostly a good EVE record. */
  private static String row(SplittableRandom random) {
    List<String> members = new ArrayList<>();
    members.add("\"timestamp\":\"2021-06-06T15:59:4" + random.nextInt(10) + ".457984+0200\"");
    members.add("\"flow_id\":" + random.nextInt(40));
    members.add("\"event_type\":" + VALUES.get(7 + random.nextInt(4)));
    members.add("\"src_ip\":\"10.0.0." + random.nextInt(300) + "\"");
    members.add("\"dest_ip\":\"2001:db8::" + random.nextInt(9) + "\"");
    members.add("\"src_port\":" + random.nextInt(70_000));
    members.add("\"dest_port\":" + random.nextInt(1000) + ",\"proto\":\"TCP\"");
    String slash = random.nextInt(3) == 0 ? "\\/" : "/";
    members.add(
        "\"alert\":{\"signature\":\"ET SCAN " + slash + "\",\"metadata\":{\"tag\":[\"a\",[]]}}");
    members.add("\"flow\":{\"pkts_toserver\":1,\"alerted\":" + (random.nextInt(9) == 0) + "}");
    if (random.nextInt(3) == 0) {
      members.add(random.nextInt(members.size()), member(random, 1));
    }
    return "{" + String.join(random.nextInt(3) == 0 ? ", " : ",", members) + "}";
  }

  private static String object(SplittableRandom random, int depth) {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      members.add(member(random, depth + 1));
    }
    return "{" + String.join(random.nextInt(9) == 0 ? " , " : ",", members) + "}";
  }

  private static String member(SplittableRandom random, int depth) {
    String colon = random.nextInt(9) == 0 ? " : " : ":";
    return "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\"" + colon + value(random, depth);
  }

  private static String value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth < 5 ? 9 : 5)) {
      case 5, 6 -> object(random, depth);
      case 7 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
      case 8 -> random.nextInt(9) == 0 ? deep(random) : "7";
      default -> VALUES.get(random.nextInt(VALUES.size()));
    };
  }

  private static String deep(SplittableRandom random) {
    int levels = random.nextInt(20, 60);
    return random.nextBoolean()
        ? "[".repeat(levels) + "]".repeat(levels)
        : "{\"flow\":".repeat(levels) + "1" + "}".repeat(levels);
  }
}
