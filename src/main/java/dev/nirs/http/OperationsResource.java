package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.service.ServiceStatus;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Whether the service lives, whether it can work, and its metrics. */
final class OperationsResource implements RouteSet {
  private static final int PATIENCE_SECONDS = 5;

  private final PrometheusMeterRegistry registry;
  private final Supplier<ServiceStatus> status;
  private final Supplier<Boolean> isStoreReady;

  OperationsResource(
      PrometheusMeterRegistry registry,
      Supplier<ServiceStatus> status,
      Supplier<Boolean> isStoreReady) {
    this.registry = registry;
    this.status = status;
    this.isStoreReady = isStoreReady;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", Access.PUBLIC, ctx -> tell(ctx, "live")),
        Route.get("/health/ready", Access.PUBLIC, this::ready),
        Route.get("/metrics", Access.TOKEN, this::metrics));
  }

  private static void tell(Context ctx, String state) {
    ObjectNode answer = Json.object().put("status", state);
    Json.send(ctx, answer);
  }

  /** A model that does not answer is no fault: the baseline does. */
  private void ready(Context ctx) {
    boolean ready =
        CompletableFuture.supplyAsync(
                () -> status.get().waiting() >= 0 && isStoreReady.get(),
                task -> Thread.ofVirtual().name("readiness").start(task))
            .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
            .handle((works, fault) -> fault == null && works)
            .join();
    if (!ready) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE, "What is kept cannot be read, or the service is ending.");
    }
    tell(ctx, "ready");
  }

  private void metrics(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }
}
