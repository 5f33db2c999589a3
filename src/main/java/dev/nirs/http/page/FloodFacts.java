package dev.nirs.http.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A flood from addresses that look forged, and what may be done beside the rules.
 *
 * @param alerts of the flood, in words
 * @param sources addresses of it
 * @param offers safe ones only
 */
record FloodFacts(String alerts, String sources, List<Offer> offers) {

  /** Copies the list. */
  FloodFacts {
    offers = List.copyOf(offers);
  }

  /** Whether anything may be done. */
  boolean offered() {
    return !offers.isEmpty();
  }

  /**
   * Reads one of {@code floods} (docs/schema/suggestion-v1.json).
   *
   * @param node the flood
   * @param benign benign flows of the window
   */
  static FloodFacts of(JsonNode node, int benign) {
    return new FloodFacts(
        Shown.count(node.path("alerts").asInt(), "alert"),
        Shown.number(node.path("sources").asInt()),
        SuggestionFacts.each(node.path("offers"), offer -> Offer.of(offer, benign)));
  }

  /**
   * Rules that may be set against it instead.
   *
   * @param kind limit, close or networks
   * @param rules canonical, one or more
   * @param does what they do, one sentence
   */
  record Offer(String kind, List<String> rules, String does) {

    /** Copies the list. */
    Offer {
      rules = List.copyOf(rules);
    }

    /** The rules, one a line, as they are copied. */
    String text() {
      return String.join("\n", rules);
    }

    static Offer of(JsonNode node, int benign) {
      String kind = node.path("kind").asText();
      String hits =
          Shown.number(node.path("benign").asInt())
              + " of "
              + Shown.count(benign, "benign flow")
              + " hit";
      String does =
          switch (kind) {
            case "limit" ->
                Shown.number(node.path("perSecond").asInt())
                    + " new connections a second pass; while the flood lasts about "
                    + Shown.percent(Math.round(node.path("benignLost").asDouble() * 100) / 100.0)
                    + " of the benign ones are stopped too";
            case "networks" ->
                Shown.count(node.path("alerts").asInt(), "alert") + " stopped, " + hits;
            default -> "closes the service: " + hits;
          };
      return new Offer(
          kind, SuggestionFacts.each(node.path("rules"), rule -> Shown.clip(rule.asText())), does);
    }
  }
}
