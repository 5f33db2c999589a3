package dev.nirs.http.page;

import dev.nirs.http.Caller;
import dev.nirs.http.Csrf;
import dev.nirs.service.NirsService;
import dev.nirs.service.Principal;
import dev.nirs.service.Role;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What every page needs.
 *
 * @param service the ports
 * @param clock tells ages
 * @param reports folder of evaluation reports; need not be there
 * @param templates the templates
 */
record Site(NirsService service, InstantSource clock, Path reports, Templates templates) {

  /** The frame of a page for whoever calls. */
  Frame frame(Context ctx, String title, String section) {
    Optional<Principal> caller = Caller.find(ctx);
    return Frame.of(
        title,
        section,
        caller.map(Principal::name).orElse(""),
        caller.filter(p -> p.role() == Role.ANALYST).isPresent(),
        Csrf.token(ctx));
  }

  /** Answers with a filled template. */
  void send(Context ctx, String template, Record view) {
    ctx.header("Vary", "Accept-Encoding, HX-Request");
    ctx.html(templates.render(template, view));
  }

  /** Whether only a part of the page is asked for. */
  static boolean wantsPart(Context ctx) {
    return "true".equals(ctx.header("HX-Request"));
  }

  /** A query parameter, empty text where it is not there. */
  static String query(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).orElse("");
  }
}
