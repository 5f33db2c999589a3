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
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.service.Act;
import dev.nirs.service.Listing;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The knowledge browser: search, one entry, revoke. */
final class KnowledgePage implements RouteSet {
  private static final int MOST = 100;
  private static final int LONGEST_QUERY = 500;

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
    List<KnowledgeView.Row> rows =
        entries(query, kind(kind)).stream().limit(MOST).map(KnowledgeView.Row::of).toList();
    String found = rows.size() == MOST ? "the first " + MOST + " entries" : found(rows.size());
    KnowledgeView view =
        new KnowledgeView(
            site.frame(ctx, "Knowledge", "Knowledge"), query, kinds(kind), rows, found);
    site.send(ctx, Site.wantsPart(ctx) ? "knowledge-rows" : "knowledge", view);
  }

  /** Best first where a question is asked, otherwise examples first, the newest of them first. */
  private List<KnowledgeEntry> entries(String query, Optional<EntryKind> kind) {
    if (!query.isEmpty()) {
      return site.service().library().find(Optional.of(query), kind, MOST);
    }
    List<KnowledgeEntry> all =
        new ArrayList<>(site.service().library().find(Optional.empty(), kind, Listing.MOST));
    all.sort(Comparator.comparing(KnowledgePage::acceptedAt).reversed());
    return all;
  }

  private static String acceptedAt(KnowledgeEntry entry) {
    return entry instanceof Example example ? example.acceptance().acceptedAt() : "";
  }

  private static String found(int number) {
    return number == 1 ? "1 entry" : number + " entries";
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

  private static List<KnowledgeView.Kind> kinds(String chosen) {
    List<KnowledgeView.Kind> kinds = new ArrayList<>();
    kinds.add(new KnowledgeView.Kind("", "everything", chosen.isEmpty()));
    for (EntryKind kind : EntryKind.values()) {
      String word = Shown.words(kind.name());
      kinds.add(new KnowledgeView.Kind(word, word + "s", word.equals(chosen)));
    }
    return kinds;
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
    site.send(ctx, "entry", KnowledgeView.One.of(frame, entry, refusal));
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
