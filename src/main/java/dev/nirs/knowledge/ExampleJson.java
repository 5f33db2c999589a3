package dev.nirs.knowledge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.knowledge.Example.Status;
import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import java.util.List;
import java.util.Set;

/** An example as one line of JSON, and back. */
final class ExampleJson {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "incident",
          "pattern",
          "status",
          "text",
          "rules",
          "outcome",
          "provenance",
          "acceptedBy",
          "acceptedAt",
          "reason",
          "cases",
          "window");

  private ExampleJson() {}

  /** One line without line end. */
  static String write(Example example) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", example.id())
        .put("incident", example.incident())
        .put("pattern", EnumName.kebab(example.pattern()))
        .put("status", EnumName.kebab(example.acceptance().status()))
        .put("text", example.text());
    ArrayNode rules = json.putArray("rules");
    example.rules().forEach(rules::add);
    OutcomeJson.write(json.putObject("outcome"), example.outcome());
    json.put("provenance", example.acceptance().provenance())
        .put("acceptedBy", example.acceptance().acceptedBy())
        .put("acceptedAt", example.acceptance().acceptedAt());
    if (!example.acceptance().reason().isEmpty()) {
      json.put("reason", example.acceptance().reason());
    }
    if (example.acceptance().cases() > 1) {
      json.put("cases", example.acceptance().cases());
    }
    json.set("window", WindowJson.write(example.window()));
    return json.toString();
  }

  /**
   * Reads a line.
   *
   * @throws BadFileException naming the column, where the line is no example
   */
  static Example read(String file, int line, String text) {
    Fields fields = Fields.of(LocatedReader.json(file, line, text), KEYS);
    AttackPattern pattern = fields.word("pattern", AttackPattern.class);
    List<String> rules =
        fields.list("rules").stream().map(r -> Fields.text(r, "a rule as text")).toList();
    try {
      return new Example(
          fields.text("id"),
          fields.text("incident"),
          fields.text("text"),
          WindowJson.read(fields.required("window"), pattern),
          rules,
          OutcomeJson.read(fields.required("outcome")),
          new Acceptance(
              fields.text("provenance"),
              fields.text("acceptedBy"),
              fields.text("acceptedAt"),
              fields.word("status", Status.class),
              fields.optional("reason").map(r -> Fields.text(r, "text")).orElse(""),
              fields.optional("cases").isPresent() ? fields.integer("cases") : 1));
    } catch (IllegalArgumentException e) {
      throw fields.place().fault("an example out of range", "another, since " + e.getMessage());
    }
  }
}
