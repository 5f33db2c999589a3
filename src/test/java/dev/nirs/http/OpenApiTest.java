package dev.nirs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document is what the server does. */
class OpenApiTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new TestServer(Loopback.locked(0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void isReadWithoutComplaint() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    String served = server.get("/openapi.json", Optional.empty()).body();
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(served, null, options);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
  }

  @Test
  void givesExamplesThatItsOwnSchemasTake() {
    Contract contract = new Contract();
    contract
        .document
        .at("/components/schemas")
        .properties()
        .forEach(schema -> contract.checkExample(schema.getKey(), schema.getValue()));
    int bodies = 0;
    for (JsonNode path : contract.document.get("paths")) {
      JsonNode content = path.at("/post/requestBody/content/application~1json");
      if (content.at("/schema/$ref").isTextual()) {
        contract.checkBodyExample(content);
        bodies++;
      }
    }
    assertThat(bodies).isGreaterThan(6);
    assertThat(contract.examples()).isGreaterThan(20);
  }

  @Test
  void namesEveryRouteAndNoOther() {
    Set<String> routes = new TreeSet<>();
    for (Route route : server.server.table().routes()) {
      String path = route.path().replace('<', '{').replace('>', '}');
      if (!path.startsWith("/docs") && !path.startsWith("/webjars")) {
        routes.add(route.method().name().toLowerCase(Locale.ROOT) + " " + path);
      }
    }
    Set<String> documented = new TreeSet<>();
    new Contract()
        .document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            documented.add(method + " " + path.getKey());
                          }
                        }));
    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void saysOfEveryRouteWhetherItNeedsAToken() {
    Contract contract = new Contract();
    for (Route route : server.server.table().routes()) {
      String path = route.path().replace('<', '{').replace('>', '}');
      var operation =
          contract
              .document
              .path("paths")
              .path(path)
              .path(route.method().name().toLowerCase(Locale.ROOT));
      if (operation.isMissingNode()) {
        continue;
      }
      boolean open = operation.has("security");
      assertThat(open).as(path).isEqualTo(route.access() == Access.PUBLIC);
      assertThat(operation.path("responses").has("401")).as(path).isEqualTo(!open);
    }
  }

  @Test
  void givesSwaggerUiWithoutInlineScripts() {
    var page = server.get("/docs", Optional.empty());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("/docs/init.js").doesNotContainPattern("<script[^>]*>[^<]");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .isEqualTo(Greeting.POLICY);
    for (String file :
        new String[] {
          "/docs/init.js",
          "/webjars/swagger-ui/5.34.1/swagger-ui-bundle.js",
          "/webjars/swagger-ui/5.34.1/swagger-ui.css"
        }) {
      assertThat(server.get(file, Optional.empty()).statusCode()).as(file).isEqualTo(200);
    }
  }
}
