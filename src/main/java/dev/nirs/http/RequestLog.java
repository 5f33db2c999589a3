package dev.nirs.http;

import dev.nirs.service.Principal;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line and one measurement for each request: who, which route, how it ended, how long it took.
 * Neither paths nor queries nor bodies are in it, since those are the client's words.
 */
final class RequestLog {
  /** The key under which a request carries its route. */
  static final String ROUTE = "nirs.route";

  private static final Logger LOG = LoggerFactory.getLogger("dev.nirs.requests");

  private final MeterRegistry registry;

  RequestLog(MeterRegistry registry) {
    this.registry = registry;
  }

  void note(Context ctx, Float millis) {
    String known = ctx.attribute(ROUTE);
    String route = known == null ? "none" : known;
    Duration time = Duration.ofNanos((long) (millis * 1e6));
    Timer.builder("nirs.http.requests")
        .description("Requests from their header to their answer")
        .tag("route", route)
        .tag("method", method(ctx))
        .tag("status", Integer.toString(ctx.statusCode()))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10))
        .register(registry)
        .record(time);
    LOG.atInfo()
        .addKeyValue("request", Greeting.id(ctx))
        .addKeyValue("caller", Caller.find(ctx).map(Principal::name).orElse(""))
        .addKeyValue("method", method(ctx))
        .addKeyValue("route", route)
        .addKeyValue("status", ctx.statusCode())
        .addKeyValue("millis", time.toMillis())
        .log("answered");
  }

  /** A client may name any method; few are worth a series of their own. */
  private static String method(Context ctx) {
    return switch (ctx.method().name()) {
      case "GET", "HEAD", "POST", "OPTIONS" -> ctx.method().name();
      default -> "OTHER";
    };
  }
}
