package dev.nirs.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A file that the program carries, such as a script of the page. */
public final class ClasspathFile {
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "html", "text/html;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon");

  private ClasspathFile() {}

  /**
   * Sends a file.
   *
   * @param ctx the request
   * @param resource its path on the class path, without a slash in front; not from the client
   *     unless checked
   * @param caching the answer's Cache-Control
   * @throws IOException where it cannot be read
   * @throws ProblemException where there is none
   */
  public static void send(Context ctx, String resource, String caching) throws IOException {
    ClassLoader loader = ClasspathFile.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ProblemException(ProblemKind.NOT_FOUND, "There is no such file.");
      }
      String extension = resource.substring(resource.lastIndexOf('.') + 1);
      ctx.header("Cache-Control", caching);
      ctx.contentType(TYPES.getOrDefault(extension, "application/octet-stream"));
      ctx.result(in.readAllBytes());
    }
  }
}
