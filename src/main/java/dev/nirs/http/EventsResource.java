package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.Rejection;
import dev.nirs.ingest.SourceReport;
import dev.nirs.service.BusyException;
import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.Receipt;
import dev.nirs.service.Sending;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Events and whole windows in. */
final class EventsResource implements RouteSet {
  private static final Pattern SOURCE = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]{1,60}");

  private final EventIntake intake;
  private final Replays replays;

  EventsResource(EventIntake intake, Replays replays) {
    this.intake = intake;
    this.replays = replays;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/events", Access.SEND, BodyKind.CAPTURE, this::events),
        Route.post("/api/v1/windows", Access.SEND, BodyKind.CAPTURE, this::windows));
  }

  /** The sender that a request names. */
  static String source(Query query) {
    String source =
        query
            .text("source", 100)
            .orElseThrow(() -> ProblemException.at("?source", "is missing: who sends this?"));
    if (!SOURCE.matcher(source).matches()) {
      throw ProblemException.at(
          "?source",
          "'"
              + Query.shown(source)
              + "' is not 1 to 60 letters, digits, dots, dashes and underscores");
    }
    return source;
  }

  private void events(Context ctx) throws BusyException {
    Query query = Query.of(ctx, "source", "format");
    String source = source(query);
    IngestOptions options = options(query);
    AtomicLong taken = new AtomicLong();
    Sending sending = sending(ctx, source, taken);
    replays.answer(
        ctx,
        () -> {
          try (InputStream body = Bodies.capture(ctx)) {
            return receipt(source, intake.accept(sending, body, options));
          } catch (IngestException e) {
            throw unreadable(e);
          } catch (ProblemException e) {
            throw e.also(progress(taken.get()));
          } catch (IOException e) {
            throw new UncheckedIOException("a body that was read cannot be closed", e);
          }
        });
  }

  /** A body whose length is announced ends; any other may be a stream. */
  private static Sending sending(Context ctx, String source, AtomicLong taken) {
    Sending.Shape shape =
        ctx.req().getContentLengthLong() >= 0 ? Sending.Shape.BATCH : Sending.Shape.STREAM;
    String key = Replays.key(ctx);
    Sending sending = new Sending(source, shape, Optional.empty(), taken::set);
    return key.isEmpty() ? sending : sending.named(Caller.of(ctx).name() + "\n" + key);
  }

  private static String progress(long taken) {
    return taken == 0
        ? "Nothing of it was taken."
        : "Its first " + taken + " events are on disk, those after are not.";
  }

  private static Replays.Answer receipt(String source, Receipt receipt) {
    ObjectNode answer =
        Json.object()
            .put("source", source)
            .put("events", receipt.events())
            .put("before", receipt.before());
    answer.set("report", report(receipt.report()));
    return new Replays.Answer(200, answer);
  }

  private void windows(Context ctx) throws BusyException {
    Query query = Query.of(ctx, "source", "format", "wait");
    String source = source(query);
    IngestOptions options = options(query);
    int wait = Waiting.seconds(query);
    Sending sending = sending(ctx, source, new AtomicLong());
    replays.answer(
        ctx,
        () -> {
          try (InputStream body = Bodies.capture(ctx)) {
            return made(intake.windows(sending, body, options), wait);
          } catch (IngestException e) {
            throw unreadable(e);
          } catch (ProblemException e) {
            throw e.also(progress(0));
          } catch (IOException e) {
            throw new UncheckedIOException("a body that was read cannot be closed", e);
          }
        });
  }

  /** The suggestions that are there in time; the others come on the stream. */
  private static Replays.Answer made(List<CompletableFuture<Entry>> windows, int wait) {
    if (windows.isEmpty()) {
      throw new ProblemException(
          ProblemKind.UNPROCESSABLE, "There is no alert in the body, so there is no window.");
    }
    List<Entry> made = Waiting.forAll(windows, wait);
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("items");
    made.forEach(entry -> items.add(EntryJson.of(entry)));
    answer.put("pending", windows.size() - made.size());
    return new Replays.Answer(made.size() == windows.size() ? 201 : 202, answer);
  }

  private static ProblemException unreadable(IngestException e) {
    return new ProblemException(
        ProblemKind.UNPROCESSABLE, Query.shown(String.valueOf(e.getMessage())));
  }

  private static IngestOptions options(Query query) {
    Optional<Format> format = query.word("format", Format.class);
    return new IngestOptions(format, OptionalDouble.empty());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode report(SourceReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", report.format().id())
        .put("flows", report.flows())
        .put("alerts", report.alerts())
        .put("benign", report.benign())
        .put("alerted", report.alerted());
    ObjectNode skipped = node.putObject("skipped");
    report.skipped().forEach(skipped::put);
    ObjectNode rejected = node.putObject("rejected");
    report.rejected().forEach((reason, lines) -> rejected.put(word(reason.name()), lines));
    ArrayNode samples = node.putArray("samples");
    report.samples().forEach(sample -> samples.add(sample(sample)));
    report.notices().forEach(node.putArray("notices")::add);
    return node.put("fault", report.fault().orElse(null));
  }

  private static ObjectNode sample(Rejection rejection) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("line", rejection.line())
        .put("field", rejection.field())
        .put("reason", word(rejection.reason().name()))
        .put("found", rejection.found())
        .put("expected", rejection.expected());
  }
}
