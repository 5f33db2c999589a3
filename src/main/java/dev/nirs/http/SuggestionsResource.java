package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.explanation.MatchedFlows;
import dev.nirs.explanation.SuggestionRules;
import dev.nirs.explanation.WindowTimeline;
import dev.nirs.service.BusyException;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.Listing;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.SuggestionState;
import dev.nirs.window.AlertWindow;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Suggestions out: the list, each one, its flows and its time line; and one on request. */
final class SuggestionsResource implements RouteSet {
  private static final String ONE = "/api/v1/suggestions/{id}";
  private static final int USUAL = 50;

  private final SuggestionArchive archive;
  private final EventIntake intake;
  private final Replays replays;

  SuggestionsResource(SuggestionArchive archive, EventIntake intake, Replays replays) {
    this.archive = archive;
    this.intake = intake;
    this.replays = replays;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/suggestions", Access.READ, this::list),
        Route.post("/api/v1/suggestions", Access.DECIDE, BodyKind.NONE, this::ask),
        Route.get(ONE, Access.READ, this::one),
        Route.get(ONE + "/flows", Access.READ, this::flows),
        Route.get(ONE + "/timeline", Access.READ, this::timeline),
        Route.get(ONE + "/export", Access.READ, this::export));
  }

  private void list(Context ctx) {
    Query query = Query.of(ctx, "state", "source", "before", "limit");
    List<SuggestionState> states = query.words("state", SuggestionState.class);
    Listing listing =
        new Listing(
            states.isEmpty() ? Set.of() : EnumSet.copyOf(states),
            query.text("source", 60),
            query.number("before", 1, Long.MAX_VALUE / 2),
            query.number("limit", USUAL, 1, Listing.MOST));
    ObjectNode page = Json.page(archive.list(listing), EntryJson::of);
    Json.sendTagged(ctx, Json.tag(page), page);
  }

  private void ask(Context ctx) throws BusyException {
    Query query = Query.of(ctx, "source", "wait");
    String source = EventsResource.source(query);
    int wait = Waiting.seconds(query);
    replays.answer(ctx, () -> asked(source, wait));
  }

  private Replays.Answer asked(String source, int wait) throws BusyException {
    CompletableFuture<Entry> future;
    try {
      future = intake.suggestNow(source);
    } catch (IllegalStateException e) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "No window of the source '" + source + "' is open.");
    }
    List<Entry> made = Waiting.forAll(List.of(future), wait);
    if (made.isEmpty() && future.isCompletedExceptionally()) {
      throw new ProblemException(
          ProblemKind.UNAVAILABLE, "The suggestion could not be made or was set aside; ask again.");
    }
    return made.isEmpty()
        ? new Replays.Answer(202, Json.object().put("pending", 1))
        : new Replays.Answer(201, EntryJson.of(made.getFirst()));
  }

  private void one(Context ctx) {
    Query.of(ctx);
    Dossier dossier = find(archive, ctx);
    Json.sendTagged(ctx, "\"" + dossier.entry().version() + "\"", EntryJson.of(dossier));
  }

  /** The suggestion that a path names. */
  static Dossier find(SuggestionArchive archive, Context ctx) {
    return archive.find(id(ctx)).orElseThrow(SuggestionsResource::missing);
  }

  static ProblemException missing() {
    return new ProblemException(ProblemKind.NOT_FOUND, "There is no suggestion of this id.");
  }

  /** The id that a path names; what cannot be one is not looked for. */
  static String id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9a-f]{16}")) {
      throw new ProblemException(
          ProblemKind.NOT_FOUND,
          "There is no suggestion of this id; it has 16 hexadecimal digits.");
    }
    return id;
  }

  private AlertWindow window(Context ctx) {
    return archive
        .window(id(ctx))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "The flows of this window are not kept: it was too large, or too old."));
  }

  private void flows(Context ctx) {
    Query query = Query.of(ctx, "kind", "rule", "offset", "limit");
    SuggestionRules rules = SuggestionRules.read(find(archive, ctx).json());
    Kind kind = query.word("kind", Kind.class).orElse(Kind.ALERTS);
    int rule = query.number("rule", 0, 1, Integer.MAX_VALUE);
    int offset = query.number("offset", 0, 0, Integer.MAX_VALUE);
    int limit = query.number("limit", USUAL, 1, Listing.MOST);
    if (rule > rules.rules().size()) {
      throw ProblemException.at(
          "?rule", rule + " is not 1 to " + rules.rules().size() + ", the rules suggested");
    }
    MatchedFlows matched = rule == 0 ? rules.together() : rules.only(rule);
    ObjectNode page =
        switch (kind) {
          case ALERTS -> slice(matched.alerts(window(ctx), offset, limit), FlowJson::of);
          case BENIGN -> slice(matched.benign(window(ctx), offset, limit), FlowJson::of);
        };
    Json.sendTagged(ctx, Json.tag(page), page);
  }

  private static <T> ObjectNode slice(MatchedFlows.Slice<T> slice, Function<T, ObjectNode> shape) {
    ObjectNode answer = Json.object().put("total", slice.total());
    ArrayNode items = answer.putArray("items");
    slice.items().forEach(item -> items.add(shape.apply(item)));
    return slice.hasMore() ? answer.put("next", slice.end()) : answer.putNull("next");
  }

  private void timeline(Context ctx) {
    Query query = Query.of(ctx, "steps");
    int steps = query.number("steps", 120, 2, WindowTimeline.MOST);
    MatchedFlows matched = SuggestionRules.read(find(archive, ctx).json()).together();
    WindowTimeline line = WindowTimeline.of(window(ctx), matched, steps);
    ObjectNode answer =
        Json.object()
            .put("start", FlowJson.time(line.start()))
            .put("stepSeconds", line.step() / 1_000_000);
    ArrayNode buckets = answer.putArray("buckets");
    line.buckets().forEach(bucket -> buckets.add(bucket(bucket)));
    Json.sendTagged(ctx, Json.tag(answer), answer);
  }

  private static ObjectNode bucket(WindowTimeline.Bucket bucket) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("start", FlowJson.time(bucket.start()))
        .put("alerts", bucket.alerts())
        .put("alertsMatched", bucket.alertsMatched())
        .put("benign", bucket.benign())
        .put("benignHit", bucket.benignHit());
  }

  private void export(Context ctx) {
    Query query = Query.of(ctx, "format");
    Dossier dossier = find(archive, ctx);
    query.word("format", Export.class).orElse(Export.TEXT).send(ctx, dossier);
  }

  /** The flows that are shown. */
  enum Kind {
    /** Alerts that the rules stop. */
    ALERTS,
    /** Benign flows that they hit. */
    BENIGN
  }
}
