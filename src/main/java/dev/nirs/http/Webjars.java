package dev.nirs.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Scripts and styles of the libraries that pages use, under {@code /webjars/NAME/VERSION/FILE} as
 * in the webjars themselves; since the version is in the path they may be kept for ever.
 */
final class Webjars implements RouteSet {
  private static final Pattern FILE =
      Pattern.compile(
          "(?:htmx\\.org|swagger-ui|echarts)(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){2,6}\\.(?:js|css|png)");

  /** The libraries' files. */
  public Webjars() {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/webjars/<file>", Access.PUBLIC, Webjars::send));
  }

  private static void send(Context ctx) throws IOException {
    String file = ctx.pathParam("file");
    if (!FILE.matcher(file).matches()) {
      throw new ProblemException(ProblemKind.NOT_FOUND, "There is no such file.");
    }
    ClasspathFile.send(
        ctx, "META-INF/resources/webjars/" + file, "public, max-age=31536000, immutable");
  }
}
