package dev.nirs.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What a ruleset did, as JSON, and back. */
final class OutcomeJson {
  private static final Set<String> KEYS =
      Set.of("alerts", "alertsMatched", "benign", "benignMatched", "epsilon");

  private OutcomeJson() {}

  static void write(ObjectNode json, Outcome outcome) {
    json.put("alerts", outcome.alerts())
        .put("alertsMatched", outcome.alertsMatched())
        .put("benign", outcome.benign())
        .put("benignMatched", outcome.benignMatched())
        .put("epsilon", outcome.epsilon());
  }

  static Outcome read(Located value) {
    Fields fields = Fields.of(value, KEYS);
    return new Outcome(
        fields.integer("alerts"),
        fields.integer("alertsMatched"),
        fields.integer("benign"),
        fields.integer("benignMatched"),
        fields.decimal("epsilon"));
  }
}
