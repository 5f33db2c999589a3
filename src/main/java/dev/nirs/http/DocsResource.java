package dev.nirs.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The OpenAPI document, and Swagger UI over it. */
final class DocsResource implements RouteSet {
  private final JsonNode document = read();

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/openapi.json", Access.PUBLIC, this::openapi),
        Route.get("/docs", Access.PUBLIC, ctx -> send(ctx, "index.html")),
        Route.get("/docs/init.js", Access.PUBLIC, ctx -> send(ctx, "init.js")));
  }

  private void openapi(Context ctx) {
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType("application/json").result(document.toString());
  }

  private static void send(Context ctx, String file) throws IOException {
    ClasspathFile.send(ctx, "docs/" + file, "no-cache");
  }

  private static JsonNode read() {
    try (InputStream in = DocsResource.class.getClassLoader().getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the program does not carry its openapi.yaml");
      }
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
