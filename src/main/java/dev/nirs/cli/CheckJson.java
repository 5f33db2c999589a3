package dev.nirs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.app.CheckedLine;
import dev.nirs.app.OracleAnswer;
import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.rule.Diagnostic;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.algebra.MergeAdvice;
import dev.nirs.rule.algebra.WiderMerge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The verdict on a line of rules as one JSON object; loaded only where JSON is asked for. */
final class CheckJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CheckJson() {}

  static String of(CheckedLine line) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("line", line.number());
    node.put("text", line.text());
    node.put("valid", line.parsed() instanceof ParsedLine.Accepted);
    ArrayNode diagnostics = JsonNodeFactory.instance.arrayNode();
    switch (line.parsed()) {
      case ParsedLine.Accepted accepted -> {
        node.put("canonical", text(accepted.rules()));
        accepted.notes().forEach(note -> add(diagnostics, note));
      }
      case ParsedLine.Refused no -> {
        node.putNull("canonical");
        no.diagnostics().forEach(diagnostic -> add(diagnostics, diagnostic));
      }
    }
    node.set("diagnostics", diagnostics);
    node.put("fixed", line.fixed().isEmpty() ? null : text(line.fixed()));
    ArrayNode policy = node.putArray("policy");
    line.policy()
        .forEach(
            fault ->
                policy
                    .addObject()
                    .put("check", fault.kind().name())
                    .put("message", fault.message()));
    line.against().forEach(node.putArray("against")::add);
    ArrayNode oracle = node.putArray("oracle");
    line.oracle().forEach(answer -> add(oracle.addObject(), answer));
    return line(node);
  }

  private static String text(List<Rule> rules) {
    return rules.stream().map(Rule::canonical).collect(Collectors.joining("\n"));
  }

  private static void add(ObjectNode node, OracleAnswer answer) {
    node.put("variant", answer.variant().name().toLowerCase(Locale.ROOT));
    node.put("disagrees", answer.disagrees());
    switch (answer.verdict()) {
      case LoadVerdict.Loaded loaded -> {
        node.put("verdict", "loaded");
        loaded.saved().forEach(node.putArray("saved")::add);
      }
      case LoadVerdict.Refused refused ->
          node.put("verdict", "refused").put("message", refused.message());
      case LoadVerdict.NotAsked notAsked ->
          node.put("verdict", "not-asked").put("message", notAsked.reason());
      case LoadVerdict.Unanswered unanswered ->
          node.put("verdict", "unanswered").put("message", unanswered.reason());
    }
  }

  private static void add(ArrayNode diagnostics, Diagnostic diagnostic) {
    diagnostics
        .addObject()
        .put("column", diagnostic.column())
        .put("message", diagnostic.message())
        .put("expected", diagnostic.expected())
        .put("repair", diagnostic.repair())
        .put("basis", diagnostic.basis());
  }

  /** The fewest rules found with the same meaning, and wider ones, as one object. */
  static String merge(MergeAdvice advice, List<WiderMerge> wider) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node = root.putObject("merge");
    node.put("before", advice.before());
    ArrayNode rules = node.putArray("rules");
    for (MergeAdvice.Merged merged : advice.merged()) {
      ObjectNode one = rules.addObject().put("rule", merged.rule().canonical());
      merged.from().forEach(one.putArray("from")::add);
    }
    advice.dropped().forEach(node.putArray("dropped")::add);
    ArrayNode wide = node.putArray("wider");
    for (WiderMerge merge : wider) {
      ObjectNode one = wide.addObject().put("rule", merge.rule().canonical());
      merge.replaces().forEach(one.putArray("replaces")::add);
      one.put("additionalAddresses", merge.additionalAddresses());
    }
    return line(root);
  }

  private static String line(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot fail to print", e);
    }
  }
}
