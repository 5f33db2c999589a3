package dev.nirs.http;

import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.service.BusyException;
import dev.nirs.service.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every fault of a request into a problem document, or a page where a person asks. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Duration RETRY = Duration.ofSeconds(10);

  private final List<RouteSet> groups;

  Problems(List<RouteSet> groups) {
    this.groups = groups;
  }

  void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, this::send);
    routes.exception(HttpResponseException.class, (e, ctx) -> send(known(e), ctx));
    routes.exception(BusyException.class, (e, ctx) -> send(busy(e), ctx));
    routes.exception(StoreException.class, this::broken);
    routes.exception(KnowledgeException.class, this::broken);
    routes.exception(IOException.class, this::broken);
    routes.exception(UncheckedIOException.class, this::broken);
    routes.exception(Exception.class, this::fault);
  }

  private static ProblemException busy(BusyException e) {
    return new ProblemException(ProblemKind.TOO_MANY, String.valueOf(e.getMessage()) + ".")
        .retry(e.after());
  }

  /** A disk that is full or gone; nothing was acknowledged. */
  private void broken(Exception e, Context ctx) {
    if (e instanceof EofException) {
      LOG.info("request {}: the client went away", Greeting.id(ctx));
    } else {
      LOG.error("request {}: what is kept cannot be read or written", Greeting.id(ctx), e);
    }
    send(
        new ProblemException(
                ProblemKind.UNAVAILABLE,
                "What is kept cannot be read or written; nothing was done.")
            .retry(RETRY),
        ctx);
  }

  private static ProblemException known(HttpResponseException e) {
    ProblemKind kind = ProblemKind.ofStatus(e.getStatus());
    return new ProblemException(kind, kind.title() + ".");
  }

  private void fault(Exception e, Context ctx) {
    LOG.error("request {} failed", Greeting.id(ctx), e);
    send(
        new ProblemException(
            ProblemKind.INTERNAL,
            "The service's log says more under the request's id " + Greeting.id(ctx) + "."),
        ctx);
  }

  void send(ProblemException e, Context ctx) {
    e.headers().forEach(ctx::header);
    ctx.header("Cache-Control", "no-store").removeHeader("ETag");
    if (isRead(ctx) && e.problem().kind() == ProblemKind.UNAUTHENTICATED) {
      String next = URLEncoder.encode(ctx.path(), StandardCharsets.UTF_8);
      ctx.redirect("/login?next=" + next, HttpStatus.SEE_OTHER);
      return;
    }
    ctx.status(e.problem().kind().status());
    Optional<String> page = isRead(ctx) ? page(e.problem(), ctx) : Optional.empty();
    if (page.isPresent()) {
      ctx.html(page.get());
    } else {
      ctx.contentType(Problem.TYPE).result(e.problem().json(Greeting.id(ctx)));
    }
  }

  private Optional<String> page(Problem problem, Context ctx) {
    return groups.stream().flatMap(group -> group.page(problem, ctx).stream()).findFirst();
  }

  /** Whether a person reads the answer in a browser. */
  private static boolean isRead(Context ctx) {
    String accepted = ctx.header("Accept");
    return accepted != null && accepted.contains("text/html") && Route.isPage(ctx.path());
  }
}
