package dev.nirs.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Clock;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/** Reads bodies within the server's limits. */
public final class Bodies {
  private static final String KEY = "nirs.bodies";
  private static final String FORM = "nirs.form";

  private final HttpLimits limits;
  private final Clock clock;

  Bodies(HttpLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  void attach(Context ctx) {
    ctx.attribute(KEY, this);
  }

  /** Refuses a body that a route does not read, by its headers alone. */
  void check(Context ctx, BodyKind kind) {
    boolean capture = kind == BodyKind.CAPTURE;
    long most = capture ? limits.captureBytes() : limits.jsonBytes();
    if (ctx.req().getContentLengthLong() > most) {
      throw new ProblemException(
          ProblemKind.TOO_LARGE, "The body is larger than " + most + " bytes; send it in parts.");
    }
    if (kind != BodyKind.NONE) {
      checkType(ctx, kind);
      checkEncoding(ctx, capture);
    }
  }

  private static void checkType(Context ctx, BodyKind kind) {
    Optional<String> type =
        Optional.ofNullable(ctx.contentType())
            .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    if (type.isPresent() && !kind.types().contains(type.get())) {
      throw new ProblemException(
          ProblemKind.UNSUPPORTED_MEDIA_TYPE,
          "Send one of these content types: " + String.join(", ", kind.types()) + ".");
    }
  }

  private static void checkEncoding(Context ctx, boolean capture) {
    String encoding = encoding(ctx);
    if (!encoding.equals("identity") && !(capture && encoding.equals("gzip"))) {
      throw new ProblemException(
          ProblemKind.UNSUPPORTED_MEDIA_TYPE,
          capture
              ? "Send the body plain or with Content-Encoding gzip."
              : "Send the body without Content-Encoding.");
    }
  }

  private static String encoding(Context ctx) {
    String header = ctx.header("Content-Encoding");
    return header == null ? "identity" : header.strip().toLowerCase(Locale.ROOT);
  }

  /** All of a JSON or form body. */
  static byte[] bytes(Context ctx) {
    Bodies bodies = of(ctx);
    try (InputStream in =
        bodies.bounded(ctx, bodies.limits.jsonBytes(), bodies.limits.bodyTime())) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ProblemException(ProblemKind.MALFORMED, "The body cannot be read to its end.");
    }
  }

  /** Events or windows, unpacked. */
  static InputStream capture(Context ctx) {
    Bodies bodies = of(ctx);
    Duration time = bodies.limits.captureTime();
    BufferedInputStream raw =
        new BufferedInputStream(bodies.bounded(ctx, bodies.limits.captureBytes(), time), 1 << 16);
    try {
      if (!encoding(ctx).equals("gzip") && !isGzip(raw)) {
        return raw;
      }
      return new BufferedInputStream(
          new BoundedBody(
              new GZIPInputStream(raw, 1 << 16), bodies.limits.captureBytes(), bodies.late(time)),
          1 << 16);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.MALFORMED, "The body is announced as gzip and is not.");
    }
  }

  private static boolean isGzip(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private BoundedBody bounded(Context ctx, long most, Duration time) {
    return new BoundedBody(ctx.bodyInputStream(), most, late(time));
  }

  private BooleanSupplier late(Duration time) {
    long end = clock.monotonicTime() + time.toNanos();
    return () -> clock.monotonicTime() - end > 0;
  }

  /**
   * The fields of a form; of a field that is there twice the first.
   *
   * @param ctx a request whose route reads a form
   * @return by name
   */
  public static Map<String, String> form(Context ctx) {
    Map<String, String> read = ctx.attribute(FORM);
    if (read != null) {
      return read;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    String body = new String(bytes(ctx), StandardCharsets.UTF_8);
    try {
      for (String pair : body.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        fields.putIfAbsent(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemKind.MALFORMED, "The form is not percent-encoded as it must be.");
    }
    ctx.attribute(FORM, fields);
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Bodies of(Context ctx) {
    Bodies bodies = ctx.attribute(KEY);
    if (bodies == null) {
      throw new IllegalStateException("the request did not come through the gate");
    }
    return bodies;
  }
}
