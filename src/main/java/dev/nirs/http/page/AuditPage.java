package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.ProblemException;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Page;
import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;

/** The audit log, newest first, and the check of its chain. */
final class AuditPage implements RouteSet {
  private static final int LINES = 100;

  private final Site site;

  AuditPage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/audit", Access.READ, this::audit));
  }

  private void audit(Context ctx) {
    String before = Site.query(ctx, "before");
    if (!before.matches("[0-9]{0,18}")) {
      throw ProblemException.at("?before", "expected the number of a line");
    }
    OptionalLong cursor =
        before.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(before));
    Page<AuditLog.Line> page = site.service().audit().page(cursor, LINES);
    List<Verdict> verdict =
        ctx.queryParam("verify") == null
            ? List.of()
            : List.of(Verdict.of(site.service().audit().verify()));
    View view =
        new View(
            site.frame(ctx, "Audit", "Audit"),
            page.items().stream().map(Line::of).toList(),
            page.next().isPresent() ? "/audit?before=" + page.next().getAsLong() : "",
            verdict);
    site.send(ctx, "audit", view);
  }

  /**
   * The page.
   *
   * @param frame around it
   * @param lines what was done
   * @param older address of the next page; empty on the last
   * @param verdict of the check; none or one
   */
  record View(Frame frame, List<Line> lines, String older, List<Verdict> verdict) {

    /** Copies the lists. */
    View {
      lines = List.copyOf(lines);
      verdict = List.copyOf(verdict);
    }
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param at when
   * @param by who
   * @param action what
   * @param subject to what
   * @param href address of the subject; empty where it has no page
   * @param detail one line more
   * @param hash shortened
   */
  record Line(
      long number,
      String at,
      String by,
      String action,
      String subject,
      String href,
      String detail,
      String hash) {

    static Line of(AuditLog.Line line) {
      boolean suggestion = line.subject().matches("[0-9a-f]{16}");
      return new Line(
          line.number(),
          Shown.time(line.at()),
          line.by(),
          line.action(),
          Shown.clip(line.subject()),
          suggestion ? "/suggestions/" + line.subject() : "",
          Shown.clip(line.detail()),
          line.hash().substring(0, Math.min(12, line.hash().length())));
    }
  }

  /**
   * Whether the chain holds.
   *
   * @param holds whether it does
   * @param sentence what was found
   * @param head hash of the last line
   */
  record Verdict(boolean holds, String sentence, String head) {

    static Verdict of(AuditLog.Verdict verdict) {
      boolean holds = verdict.brokenAt().isEmpty();
      String sentence =
          holds
              ? "The chain holds over " + Shown.count(verdict.lines(), "line") + "."
              : "The chain is broken at line " + verdict.brokenAt().getAsLong() + ".";
      return new Verdict(holds, sentence, verdict.head());
    }
  }
}
