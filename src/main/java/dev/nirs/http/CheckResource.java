package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.app.CheckSettings;
import dev.nirs.app.CheckedLine;
import dev.nirs.app.InputException;
import dev.nirs.app.RuleCheck;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules in, a verdict for each out: whether it is legal, what it becomes, what is wrong with it.
 */
final class CheckResource implements RouteSet {
  private static final int MOST_RULES = 1000;
  private static final int LONGEST_RULE = 2000;

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/api/v1/check", Access.READ, BodyKind.JSON, CheckResource::check));
  }

  private static void check(Context ctx) throws InputException {
    JsonBody body = JsonBody.of(ctx, "rules", "ipv6");
    List<String> rules =
        body.texts("rules", MOST_RULES, LONGEST_RULE)
            .orElseThrow(
                () -> ProblemException.at("#/rules", "is missing; expected a list of rules"));
    IpVersion version = body.flag("ipv6") ? IpVersion.V6 : IpVersion.V4;
    RuleCheck check =
        new RuleCheck(
            new CheckSettings(version, Optional.empty(), Set.of(), Optional.empty(), true, false));
    List<RuleCheck.Line> lines = new ArrayList<>();
    rules.forEach(rule -> lines.add(new RuleCheck.Line(lines.size() + 1L, rule)));
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("items");
    check.check(lines).forEach(line -> write(items.addObject(), line));
    Json.send(ctx, answer);
  }

  private static void write(ObjectNode node, CheckedLine line) {
    node.put("line", line.number())
        .put("text", line.text())
        .put("valid", line.parsed() instanceof ParsedLine.Accepted);
    ArrayNode canonical = node.putArray("canonical");
    ArrayNode diagnostics = node.putArray("diagnostics");
    List<Diagnostic> found =
        switch (line.parsed()) {
          case ParsedLine.Accepted accepted -> {
            accepted.rules().stream().map(Rule::canonical).forEach(canonical::add);
            yield accepted.notes();
          }
          case ParsedLine.Refused refused -> refused.diagnostics();
        };
    found.forEach(diagnostic -> write(diagnostics.addObject(), diagnostic));
    ArrayNode fixed = node.putArray("fixed");
    line.fixed().stream().map(Rule::canonical).forEach(fixed::add);
  }

  /** A diagnostic of the grammar. */
  static void write(ObjectNode node, Diagnostic diagnostic) {
    node.put("column", diagnostic.column())
        .put("message", diagnostic.message())
        .put("expected", diagnostic.expected())
        .put("repair", diagnostic.repair())
        .put("basis", diagnostic.basis());
  }
}
