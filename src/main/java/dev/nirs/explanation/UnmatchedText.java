package dev.nirs.explanation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.selection.UnmatchedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why alerts stay unmatched, for people and for programs. */
public final class UnmatchedText {
  private UnmatchedText() {}

  /**
   * What is said of a reason after the number of alerts.
   *
   * @param reason the reason
   * @return half a sentence, without full stop
   */
  public static String words(UnmatchedReason reason) {
    return switch (reason) {
      case RULE_LIMIT -> "the limit of rules is reached";
      case THIN_BENIGN_WINDOW ->
          "too few benign flows were seen for a rule that is not bound to one source";
      case PROTECTED -> "the host, service or management port is protected (policy)";
      case FORGED_SOURCE -> "the source looks forged, so no rule names it";
      case SINGLE_CONNECTION ->
          "single connections that are taken to be over (no rule of their own)";
      case TOO_MUCH_BENIGN ->
          "every rule that would match them hits more benign flows than epsilon allows";
      case OTHER_FAMILY -> "of the other address family (--ipv6 chooses the family of the rules)";
      case UNNAMED -> "address or protocol unknown, so no rule can name them";
    };
  }

  /** The lines of a card, most alerts first. */
  static List<String> lines(Map<UnmatchedReason, Integer> unmatched) {
    List<String> lines = new ArrayList<>();
    unmatched.entrySet().stream()
        .sorted(
            Map.Entry.<UnmatchedReason, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            one -> {
              int alerts = one.getValue();
              lines.add(alerts + (alerts == 1 ? " alert: " : " alerts: ") + words(one.getKey()));
            });
    return lines;
  }

  /** The {@code unmatched} of the JSON form: alerts by reason, reasons without alerts left out. */
  static ObjectNode json(Map<UnmatchedReason, Integer> unmatched) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(unmatched).forEach((reason, alerts) -> node.put(reason.name(), alerts));
    return node;
  }
}
