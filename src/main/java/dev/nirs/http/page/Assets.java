package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.ClasspathFile;
import dev.nirs.http.ProblemException;
import dev.nirs.http.ProblemKind;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.notation.Sha256;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Scripts and styles of the pages; their path holds a hash of them, so that browsers may keep them
 * for ever and a new version is seen at once.
 */
final class Assets implements RouteSet {
  static final List<String> FILES =
      List.of("nirs.css", "theme.js", "nirs.js", "timeline.js", "icon.svg");

  /** Where they are, without a slash at the end. */
  static final String PATH = "/page/" + hash();

  private static final String FOLDER = "page/asset/";

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/page/{hash}/{file}", Access.PUBLIC, Assets::send));
  }

  private static void send(Context ctx) throws IOException {
    String file = ctx.pathParam("file");
    if (!FILES.contains(file)) {
      throw new ProblemException(ProblemKind.NOT_FOUND, "There is no such file.");
    }
    boolean current = ctx.path().startsWith(PATH + "/");
    ClasspathFile.send(
        ctx, FOLDER + file, current ? "public, max-age=31536000, immutable" : "no-cache");
  }

  private static String hash() {
    Sha256 digest = new Sha256();
    FILES.forEach(file -> digest.add(bytes("page/asset/" + file)));
    return digest.hex(12);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource, e);
    }
  }
}
