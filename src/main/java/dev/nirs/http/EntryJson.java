package dev.nirs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;

/** Suggestions as the API shows them. */
final class EntryJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private EntryJson() {}

  /** As the queue shows it. */
  static ObjectNode of(Entry entry) {
    ObjectNode node = Json.object();
    node.put("number", entry.number())
        .put("id", entry.id())
        .put("source", entry.origin().source())
        .put("trigger", entry.origin().trigger().name())
        .put("madeAt", entry.origin().madeAt().toString())
        .put("start", entry.origin().start().toString())
        .put("end", entry.origin().end().toString())
        .put("severity", entry.severity().name())
        .put("pattern", entry.pattern())
        .put("outcome", entry.outcome())
        .put("state", entry.state().name())
        .put("revision", entry.version());
    node.putObject("counts")
        .put("alerts", entry.counts().alerts())
        .put("benign", entry.counts().benign())
        .put("rules", entry.counts().rules())
        .put("alertsMatched", entry.counts().alertsMatched())
        .put("benignMatched", entry.counts().benignMatched());
    return node;
  }

  /** With all that is kept of it. */
  static ObjectNode of(Dossier dossier) {
    ObjectNode node = of(dossier.entry());
    node.set("suggestion", tree(dossier.json()));
    node.put("card", dossier.card());
    ArrayNode decisions = node.putArray("decisions");
    dossier.decisions().forEach(decided -> decisions.add(of(decided)));
    return node;
  }

  static ObjectNode of(Decided decided) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("state", decided.state().name())
        .put("by", decided.by())
        .put("at", decided.at().toString())
        .put("reason", decided.reason());
    decided.rules().forEach(node.putArray("rules")::add);
    return node.put("example", decided.example().isEmpty() ? null : decided.example());
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a suggestion that is kept is no JSON", e);
    }
  }
}
