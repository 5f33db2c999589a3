package dev.nirs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import java.util.stream.Collectors;

/** The verdict on a line of rules as one JSON object; loaded only where JSON is asked for. */
final class CheckJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CheckJson() {}

  static String of(long number, String text, ParsedLine parsed) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("line", number);
    node.put("text", text);
    node.put("valid", parsed instanceof ParsedLine.Accepted);
    ArrayNode diagnostics = JsonNodeFactory.instance.arrayNode();
    switch (parsed) {
      case ParsedLine.Accepted accepted -> {
        node.put("canonical", canonical(accepted));
        accepted.notes().forEach(note -> add(diagnostics, note));
      }
      case ParsedLine.Refused no -> {
        node.putNull("canonical");
        no.diagnostics().forEach(diagnostic -> add(diagnostics, diagnostic));
      }
    }
    node.set("diagnostics", diagnostics);
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot fail to print", e);
    }
  }

  private static String canonical(ParsedLine.Accepted accepted) {
    return accepted.rules().stream().map(Rule::canonical).collect(Collectors.joining("\n"));
  }

  private static void add(ArrayNode diagnostics, Diagnostic diagnostic) {
    diagnostics
        .addObject()
        .put("column", diagnostic.column())
        .put("message", diagnostic.message())
        .put("expected", diagnostic.expected())
        .put("repair", diagnostic.repair());
  }
}
