package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.KnownHost;
import dev.nirs.knowledge.Playbook;
import dev.nirs.notation.Printable;
import dev.nirs.service.Act;
import dev.nirs.service.BusyException;
import dev.nirs.service.Library;
import dev.nirs.service.Listing;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The knowledge base: examples, playbook entries, hosts; and an example taken back. */
final class KnowledgeResource implements RouteSet {
  private static final int USUAL = 50;
  private static final int LONGEST_QUERY = 1000;
  private static final int LONGEST_ID = 200;

  private final Library library;
  private final Replays replays;

  KnowledgeResource(Library library, Replays replays) {
    this.library = library;
    this.replays = replays;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/knowledge", Access.READ, this::list),
        Route.post("/api/v1/knowledge/<id>/revoke", Access.DECIDE, BodyKind.JSON, this::revoke),
        Route.get("/api/v1/knowledge/<id>", Access.READ, this::one));
  }

  private void list(Context ctx) {
    Query query = Query.of(ctx, "query", "kind", "after", "limit");
    List<KnowledgeEntry> found =
        library.find(query.text("query", LONGEST_QUERY), query.word("kind", EntryKind.class));
    int start = query.text("after", LONGEST_ID).map(id -> placeAfter(found, id)).orElse(0);
    int end = Math.min(found.size(), start + query.number("limit", USUAL, 1, Listing.MOST));
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("items");
    found.subList(start, end).forEach(entry -> items.add(of(entry)));
    answer.put("next", end < found.size() ? found.get(end - 1).id() : null);
    Json.sendTagged(ctx, Json.tag(answer), answer);
  }

  private static int placeAfter(List<KnowledgeEntry> found, String id) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    throw ProblemException.at(
        "?after", "'" + Query.shown(id) + "' is not in this list, or no longer; begin it anew");
  }

  private void one(Context ctx) {
    Query.of(ctx);
    ObjectNode entry =
        library.entry(id(ctx)).map(KnowledgeResource::of).orElseThrow(KnowledgeResource::missing);
    Json.sendTagged(ctx, Json.tag(entry), entry);
  }

  private void revoke(Context ctx) throws BusyException {
    String reason = JsonBody.of(ctx, "reason").text("reason", 200);
    if (reason.isBlank() || !Printable.is(reason)) {
      throw ProblemException.at("#/reason", "is missing, or not one line of printable ASCII");
    }
    String id = id(ctx);
    Act act = new Act(Caller.of(ctx).name(), reason, Optional.empty(), OptionalInt.empty());
    replays.answer(ctx, reason, () -> new Replays.Answer(200, revoked(id, act)));
  }

  private ObjectNode revoked(String id, Act act) {
    KnowledgeEntry entry = library.entry(id).orElseThrow(KnowledgeResource::missing);
    if (!library.revoke(id, act)) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "'" + entry.id() + "' is revoked already, or no example.");
    }
    return library.entry(id).map(KnowledgeResource::of).orElseGet(() -> of(entry));
  }

  private static String id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[!-~]{1,200}")) {
      throw missing();
    }
    return id;
  }

  private static ProblemException missing() {
    return new ProblemException(ProblemKind.NOT_FOUND, "There is no entry of this id.");
  }

  private static ObjectNode of(KnowledgeEntry entry) {
    ObjectNode node = Json.object().put("id", entry.id());
    switch (entry) {
      case Example example -> example(node, example);
      case Playbook playbook ->
          node.put("kind", "PLAYBOOK")
              .put("pattern", playbook.pattern().name())
              .put("title", playbook.title())
              .put("signs", playbook.signs())
              .put("prefer", playbook.prefer())
              .put("avoid", playbook.avoid())
              .put("why", playbook.why())
              .put("body", playbook.body());
      case KnownHost host -> {
        node.put("kind", "HOST")
            .put("network", host.network())
            .put("prefix", host.role().prefix().toString())
            .put("role", host.role().role().name());
      }
    }
    return node;
  }

  private static void example(ObjectNode node, Example example) {
    node.put("kind", example.isWarning() ? "WARNING" : "EXAMPLE")
        .put("status", example.acceptance().status().name())
        .put("incident", example.incident())
        .put("pattern", example.pattern().name())
        .put("text", example.text());
    example.rules().forEach(node.putArray("rules")::add);
    node.putObject("outcome")
        .put("alerts", example.outcome().alerts())
        .put("alertsMatched", example.outcome().alertsMatched())
        .put("benign", example.outcome().benign())
        .put("benignMatched", example.outcome().benignMatched())
        .put("epsilon", example.outcome().epsilon());
    node.put("provenance", example.acceptance().provenance())
        .put("acceptedBy", example.acceptance().acceptedBy())
        .put("acceptedAt", example.acceptance().acceptedAt())
        .put("reason", example.acceptance().reason())
        .put("cases", example.acceptance().cases());
  }
}
