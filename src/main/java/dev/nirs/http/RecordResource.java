package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Listing;
import dev.nirs.service.ServiceStatus;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What was done, and how the service is. */
final class RecordResource implements RouteSet {
  private final AuditLog audit;
  private final Supplier<ServiceStatus> status;

  RecordResource(AuditLog audit, Supplier<ServiceStatus> status) {
    this.audit = audit;
    this.status = status;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/audit", Access.READ, this::page),
        Route.get("/api/v1/audit/verify", Access.READ, this::verify),
        Route.get("/api/v1/status", Access.READ, this::status));
  }

  private void page(Context ctx) {
    Query query = Query.of(ctx, "before", "limit");
    ObjectNode page =
        Json.page(
            audit.page(
                query.number("before", 1, Long.MAX_VALUE / 2),
                query.number("limit", 100, 1, Listing.MOST)),
            RecordResource::line);
    Json.sendTagged(ctx, Json.tag(page), page);
  }

  private static ObjectNode line(AuditLog.Line line) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", line.number())
        .put("at", line.at().toString())
        .put("by", line.by())
        .put("action", line.action())
        .put("subject", line.subject())
        .put("detail", line.detail())
        .put("hash", line.hash());
  }

  private void verify(Context ctx) {
    Query.of(ctx);
    AuditLog.Verdict verdict = audit.verify();
    ObjectNode answer =
        Json.object()
            .put("lines", verdict.lines())
            .put("holds", verdict.brokenAt().isEmpty())
            .put("head", verdict.head());
    if (verdict.brokenAt().isPresent()) {
      answer.put("brokenAt", verdict.brokenAt().getAsLong());
    } else {
      answer.putNull("brokenAt");
    }
    Json.send(ctx, answer);
  }

  private void status(Context ctx) {
    Query.of(ctx);
    ServiceStatus now = status.get();
    ObjectNode answer = Json.object().put("waiting", now.waiting());
    answer
        .putObject("model")
        .put("name", now.model().name())
        .put("breaker", now.model().breaker().name())
        .put("fault", now.model().fault().orElse(null));
    ArrayNode sources = answer.putArray("sources");
    now.sources().forEach(source -> source(sources.addObject(), source));
    Json.sendTagged(ctx, Json.tag(answer), answer);
  }

  private static void source(ObjectNode node, ServiceStatus.Source source) {
    node.put("name", source.name())
        .put("events", source.events())
        .put("late", source.late())
        .put("newest", source.newest().map(Instant::toString).orElse(null))
        .put("openAlerts", source.openAlerts())
        .put("benign", source.benign());
  }
}
