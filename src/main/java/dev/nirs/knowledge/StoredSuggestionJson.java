package dev.nirs.knowledge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.knowledge.StoredSuggestion.Conditions;
import dev.nirs.knowledge.StoredSuggestion.Made;
import dev.nirs.notation.EnumName;
import dev.nirs.selection.BenignCount;
import dev.nirs.summary.AttackPattern;
import dev.nirs.traffic.IpVersion;
import java.util.Optional;
import java.util.Set;

/** A stored suggestion as one line of JSON, and back. */
final class StoredSuggestionJson {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "storedAt",
          "start",
          "close",
          "proposedBy",
          "ruleCount",
          "pattern",
          "chain",
          "family",
          "direction",
          "benignFloor",
          "rules",
          "outcome",
          "window");

  private StoredSuggestionJson() {}

  static String write(StoredSuggestion suggestion) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Made made = suggestion.made();
    json.put("id", suggestion.id())
        .put("storedAt", made.storedAt())
        .put("start", made.start())
        .put("close", made.close())
        .put("proposedBy", made.proposedBy())
        .put("ruleCount", made.rules())
        .put("pattern", EnumName.kebab(suggestion.window().pattern()));
    Conditions bounds = suggestion.bounds();
    json.put("chain", bounds.chain())
        .put("family", EnumName.kebab(bounds.version()))
        .put("direction", EnumName.kebab(bounds.benignCount()))
        .put("benignFloor", bounds.benignFloor());
    ArrayNode rules = json.putArray("rules");
    suggestion.rules().forEach(rules::add);
    OutcomeJson.write(json.putObject("outcome"), suggestion.outcome());
    json.set("window", WindowJson.write(suggestion.window()));
    return json.toString();
  }

  static StoredSuggestion read(String file, int line, String text) {
    Fields fields = Fields.of(LocatedReader.json(file, line, text), KEYS);
    try {
      return new StoredSuggestion(
          fields.text("id"),
          made(fields),
          WindowJson.read(fields.required("window"), fields.word("pattern", AttackPattern.class)),
          fields.list("rules").stream().map(r -> Fields.text(r, "a rule as text")).toList(),
          OutcomeJson.read(fields.required("outcome")),
          new Conditions(
              fields.text("chain"),
              fields.word("family", IpVersion.class),
              fields.word("direction", BenignCount.class),
              fields.integer("benignFloor")));
    } catch (IllegalArgumentException e) {
      throw fields.place().fault("a suggestion out of range", "another, since " + e.getMessage());
    }
  }

  private static Made made(Fields fields) {
    return new Made(
        fields.text("storedAt"),
        time(fields, "start"),
        time(fields, "close"),
        fields.text("proposedBy"),
        fields.integer("ruleCount"));
  }

  private static long time(Fields fields, String key) {
    return fields.parsed(key, "microseconds", StoredSuggestionJson::number);
  }

  private static Optional<Long> number(String text) {
    return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
