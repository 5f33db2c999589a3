package dev.nirs.explanation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.rule.Rule;
import dev.nirs.selection.FloodAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may be done about floods beside the rules of a suggestion, for people and for programs. */
final class FloodText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FloodText() {}

  /** The lines of a card; none where there is no flood. */
  static List<String> lines(List<FloodAdvice> floods, int benign) {
    List<String> lines = new ArrayList<>();
    for (FloodAdvice flood : floods) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Flood: %d alerts from %d addresses that look forged: a rule for each stops nothing"
                  + " new.%s",
              flood.alerts(),
              flood.sources(),
              flood.offers().isEmpty()
                  ? " No other rule is safe either."
                  : " Instead, and not counted above:"));
      flood.offers().forEach(offer -> lines(offer, benign, lines));
    }
    return lines;
  }

  private static void lines(FloodAdvice.Offer offer, int benign, List<String> lines) {
    switch (offer) {
      case FloodAdvice.Offer.Limit limit -> {
        lines.add("  limit: " + limit.rule().canonical());
        lines.add(
            String.format(
                Locale.ROOT,
                "     lets %d new connections a second through; while the flood lasts about %.0f %%"
                    + " of the benign ones are stopped too",
                limit.perSecond(),
                100 * limit.benignLost()));
      }
      case FloodAdvice.Offer.Close close -> {
        lines.add("  close: " + close.rule().canonical());
        lines.add("     hits " + close.benign() + " of " + benign + " benign flows");
      }
      case FloodAdvice.Offer.Networks networks -> {
        networks.rules().forEach(rule -> lines.add("  network: " + rule.canonical()));
        lines.add(
            "     together they stop "
                + networks.alerts()
                + " alerts and hit "
                + networks.benign()
                + " of "
                + benign
                + " benign flows");
      }
    }
  }

  /** The {@code floods} of the JSON form. */
  static ArrayNode json(List<FloodAdvice> floods) {
    ArrayNode array = NODES.arrayNode();
    for (FloodAdvice flood : floods) {
      ObjectNode node = array.addObject();
      node.put("alerts", flood.alerts()).put("sources", flood.sources());
      ArrayNode offers = node.putArray("offers");
      flood.offers().forEach(offer -> offers.add(json(offer)));
    }
    return array;
  }

  private static ObjectNode json(FloodAdvice.Offer offer) {
    ObjectNode node = NODES.objectNode();
    switch (offer) {
      case FloodAdvice.Offer.Limit limit -> {
        put(node, "limit", List.of(limit.rule()));
        node.put("perSecond", limit.perSecond()).put("benignLost", limit.benignLost());
      }
      case FloodAdvice.Offer.Close close -> {
        put(node, "close", List.of(close.rule()));
        node.put("benign", close.benign());
      }
      case FloodAdvice.Offer.Networks networks -> {
        put(node, "networks", networks.rules());
        node.put("alerts", networks.alerts()).put("benign", networks.benign());
      }
    }
    return node;
  }

  private static void put(ObjectNode node, String kind, List<Rule> rules) {
    node.put("kind", kind);
    ArrayNode array = node.putArray("rules");
    rules.forEach(rule -> array.add(rule.canonical()));
  }
}
