package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.notation.Printable;
import dev.nirs.service.Act;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.service.Trial;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decisions of analysts, and rules tried out before one. */
final class DecisionsResource implements RouteSet {
  private static final String ONE = "/api/v1/suggestions/{id}/";
  private static final int MOST_RULES = 32;
  private static final int LONGEST_RULE = 1000;
  private static final int LONGEST_REASON = 200;

  private final SuggestionArchive archive;
  private final Desk desk;

  DecisionsResource(SuggestionArchive archive, Desk desk) {
    this.archive = archive;
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(ONE + "accept", Access.DECIDE, BodyKind.JSON, this::accept),
        Route.post(ONE + "edit", Access.DECIDE, BodyKind.JSON, this::edit),
        Route.post(ONE + "reject", Access.DECIDE, BodyKind.JSON, this::reject),
        Route.post(ONE + "supersede", Access.DECIDE, BodyKind.JSON, this::supersede),
        Route.post(ONE + "verify", Access.DECIDE, BodyKind.JSON, this::verify));
  }

  private void accept(Context ctx) {
    JsonBody body = JsonBody.of(ctx, "reason");
    Act act = act(ctx, body);
    answer(ctx, act, desk.accept(SuggestionsResource.id(ctx), act));
  }

  private void edit(Context ctx) {
    JsonBody body = JsonBody.of(ctx, "reason", "rules");
    List<String> rules = rules(body);
    Act act = act(ctx, body);
    answer(ctx, act, desk.edit(SuggestionsResource.id(ctx), rules, act));
  }

  private void reject(Context ctx) {
    JsonBody body = JsonBody.of(ctx, "reason", "rules");
    List<String> rules = body.texts("rules", MOST_RULES, LONGEST_RULE).orElse(List.of());
    Act act = act(ctx, body);
    if (act.reason().isBlank()) {
      throw ProblemException.at("#/reason", "is missing: why are the rules wrong?");
    }
    answer(ctx, act, desk.reject(SuggestionsResource.id(ctx), rules, act));
  }

  private void supersede(Context ctx) {
    JsonBody body = JsonBody.of(ctx, "reason");
    Act act = act(ctx, body);
    answer(ctx, act, desk.supersede(SuggestionsResource.id(ctx), act));
  }

  private void verify(Context ctx) {
    List<String> rules = rules(JsonBody.of(ctx, "rules"));
    String id = SuggestionsResource.find(archive, ctx).entry().id();
    Json.send(ctx, trial(desk.verify(id, rules)));
  }

  private static List<String> rules(JsonBody body) {
    Optional<List<String>> rules = body.texts("rules", MOST_RULES, LONGEST_RULE);
    if (rules.isEmpty() || rules.get().isEmpty()) {
      throw ProblemException.at("#/rules", "is missing; expected 1 to " + MOST_RULES + " rules");
    }
    return rules.get();
  }

  private static Act act(Context ctx, JsonBody body) {
    String reason = body.text("reason", LONGEST_REASON);
    if (!Printable.is(reason)) {
      throw ProblemException.at("#/reason", "is not one line of printable ASCII");
    }
    String key = Replays.key(ctx);
    return new Act(
        Caller.of(ctx).name(),
        reason,
        key.isEmpty() ? Optional.empty() : Optional.of(key),
        Query.ifMatch(ctx));
  }

  private void answer(Context ctx, Act act, DeskAnswer answer) {
    switch (answer) {
      case DeskAnswer.Done done -> {
        ctx.header("ETag", "\"" + done.entry().version() + "\"");
        ObjectNode node = Json.object().put("note", done.note());
        node.set("entry", EntryJson.of(done.entry()));
        node.set("decision", EntryJson.of(done.decided()));
        Json.send(ctx, node);
      }
      case DeskAnswer.Refused refused -> throw refused(refused);
      case DeskAnswer.Conflict conflict -> throw conflict(conflict, act.version());
      case DeskAnswer.Missing missing -> throw SuggestionsResource.missing();
    }
  }

  private static ProblemException refused(DeskAnswer.Refused refused) {
    return new ProblemException(
        new Problem(
            ProblemKind.UNPROCESSABLE,
            "Nothing was decided: " + String.join("; ", refused.why()) + ".",
            refused.why().stream().map(why -> new Problem.Fault("#/rules", why)).toList()));
  }

  private static ProblemException conflict(DeskAnswer.Conflict conflict, OptionalInt seen) {
    int version = conflict.entry().version();
    boolean other = seen.isPresent() && seen.getAsInt() != version;
    return new ProblemException(
            other ? ProblemKind.PRECONDITION_FAILED : ProblemKind.CONFLICT,
            "Nothing was decided: the suggestion is "
                + conflict.entry().state()
                + " in revision "
                + version
                + ".")
        .with("ETag", "\"" + version + "\"");
  }

  private static ObjectNode trial(Trial trial) {
    ObjectNode node = Json.object();
    ArrayNode lines = node.putArray("lines");
    trial.lines().forEach(line -> line(lines.addObject(), line));
    return node.put("alertsMatched", trial.alertsMatched())
        .put("benignMatched", trial.benignMatched())
        .put("mayStand", trial.mayStand());
  }

  private static void line(ObjectNode node, Trial.Line line) {
    node.put("text", line.text()).put("canonical", line.canonical().orElse(null));
    ArrayNode diagnostics = node.putArray("diagnostics");
    line.diagnostics().forEach(one -> CheckResource.write(diagnostics.addObject(), one));
    node.put("fault", line.fault().orElse(null))
        .put("alerts", line.alerts())
        .put("benign", line.benign());
  }
}
