package dev.nirs.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which media types a client takes, from its header Accept (RFC 9110, section 12.5.1). */
final class Accepted {
  private Accepted() {}

  /**
   * Refuses a request whose client does not take what the route answers.
   *
   * @throws ProblemException of status 406, naming the type
   */
  static void require(Context ctx, String type) {
    String header = ctx.header("Accept");
    if (header != null && !header.isBlank() && !takes(header, type)) {
      throw new ProblemException(
          ProblemKind.NOT_ACCEPTABLE, "The answer is " + type + ", which Accept does not take.");
    }
  }

  /** The most specific range that holds the type decides. */
  static boolean takes(String header, String type) {
    List<Range> ranges = Arrays.stream(header.split(",", -1)).map(Range::of).toList();
    String whole = type.substring(0, type.indexOf('/')) + "/*";
    for (String range : List.of(type, whole, "*/*")) {
      List<Range> same = ranges.stream().filter(each -> each.type.equals(range)).toList();
      if (!same.isEmpty()) {
        return same.stream().anyMatch(Range::isTaken);
      }
    }
    return false;
  }

  /** A range of media types, and whether the client takes it at all. */
  private record Range(String type, boolean isTaken) {

    static Range of(String text) {
      String[] parts = text.split(";", -1);
      boolean refused =
          Arrays.stream(parts)
              .skip(1)
              .map(String::strip)
              .anyMatch(parameter -> parameter.matches("[qQ]\\s*=\\s*0(\\.0{0,3})?"));
      return new Range(parts[0].strip().toLowerCase(Locale.ROOT), !refused);
    }
  }
}
