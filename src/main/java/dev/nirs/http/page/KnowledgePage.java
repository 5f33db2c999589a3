package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.Bodies;
import dev.nirs.http.BodyKind;
import dev.nirs.http.Caller;
import dev.nirs.http.ProblemException;
import dev.nirs.http.ProblemKind;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.service.Act;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The knowledge browser: search, one entry, revoke. */
final class KnowledgePage implements RouteSet {
  private static final int LONGEST_QUERY = 500;

  /** What ids of examples begin with that were made of suggestions. */
  private static final String OF = "suggestion/";

  private final Site site;

  KnowledgePage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/knowledge", Access.READ, this::list),
        Route.get("/knowledge/entry", Access.READ, this::entry),
        Route.post("/knowledge/revoke", Access.DECIDE, BodyKind.FORM, this::revoke));
  }

  private void list(Context ctx) {
    String query = Site.query(ctx, "query").strip();
    if (query.length() > LONGEST_QUERY) {
      throw ProblemException.at("?query", "longer than " + LONGEST_QUERY + " characters");
    }
    String kind = Site.query(ctx, "kind");
    Optional<String> question = Optional.of(query).filter(text -> !text.isEmpty());
    List<KnowledgeEntry> found = site.service().library().find(question, kind(kind));
    KnowledgeView view =
        KnowledgeView.of(
            site.frame(ctx, "Knowledge", "Knowledge"),
            new KnowledgeView.Choice(query, kind, Site.query(ctx, "after")),
            found);
    site.send(ctx, Site.wantsPart(ctx) ? "knowledge-rows" : "knowledge", view);
  }

  private static Optional<EntryKind> kind(String word) {
    try {
      return word.isEmpty()
          ? Optional.empty()
          : Optional.of(EntryKind.valueOf(word.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw ProblemException.at("?kind", "expected example, warning or playbook");
    }
  }

  private void entry(Context ctx) {
    show(ctx, Site.query(ctx, "id"), "");
  }

  private void show(Context ctx, String id, String refusal) {
    KnowledgeEntry entry =
        site.service()
            .library()
            .entry(id)
            .orElseThrow(
                () -> new ProblemException(ProblemKind.NOT_FOUND, "No such knowledge entry."));
    Frame frame = site.frame(ctx, entry.id(), "Knowledge");
    site.send(ctx, "entry", KnowledgeView.One.of(frame, entry, refusal, suggestion(id)));
  }

  /** The suggestion that an example was made of; empty where it is none or no longer kept. */
  private String suggestion(String example) {
    String id = example.startsWith(OF) ? example.substring(OF.length()) : "";
    return site.service().archive().find(id).isPresent() ? id : "";
  }

  private void revoke(Context ctx) {
    String id = Optional.ofNullable(Bodies.form(ctx).get("id")).orElse("");
    String reason = Optional.ofNullable(Bodies.form(ctx).get("reason")).orElse("").strip();
    if (!reason.matches("[ -~]{1,200}")) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, id, "A reason is 1 to 200 characters of printable ASCII.");
      return;
    }
    Act act = new Act(Caller.of(ctx).name(), reason, Optional.empty(), OptionalInt.empty());
    if (site.service().library().revoke(id, act)) {
      ctx.redirect("/knowledge/entry?id=" + QueueView.encoded(id), HttpStatus.SEE_OTHER);
    } else {
      ctx.status(HttpStatus.CONFLICT);
      show(ctx, id, "It is revoked already, or no example.");
    }
  }
}
