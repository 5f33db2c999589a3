package dev.nirs.evaluation.report;

import dev.nirs.evaluation.traffic.BenignHits;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.RuleLife;
import dev.nirs.notation.EnumName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of all replays of a capture that stopped most benign flows. */
final class CostlyRules {
  private static final int MOST = 15;
  private static final int MOST_SERVICES = 4;

  private CostlyRules() {}

  static List<Map<String, String>> of(List<Measurement> replays) {
    List<Cost> costs = new ArrayList<>();
    for (Measurement measured : replays) {
      for (RuleLife life : measured.result().lives()) {
        if (life.benignFlows() > 0) {
          costs.add(new Cost(measured, life));
        }
      }
    }
    costs.sort(Comparator.comparingLong((Cost cost) -> -cost.life.benignFlows()));
    // the same rule with the same life in several replays is shown once
    Set<List<Object>> shown = new HashSet<>();
    return costs.stream()
        .filter(cost -> shown.add(List.of(cost.life.rule(), cost.life.from(), cost.life.until())))
        .limit(MOST)
        .map(CostlyRules::row)
        .toList();
  }

  private static Map<String, String> row(Cost cost) {
    RuleLife life = cost.life;
    Map<String, String> row = new HashMap<>();
    row.put("rule", life.rule().canonical());
    row.put("replay", Front.title(cost.measured));
    row.put("life", Figures.span(life.until() - life.from()));
    row.put("end", EnumName.words(life.end()));
    row.put("attacks", Figures.count(life.attackFlows()));
    row.put("benign", Figures.count(life.benignFlows()));
    row.put(
        "hits",
        BenignHits.of(cost.measured.result(), life, MOST_SERVICES).stream()
            .map(hit -> hit.count() + " × " + hit.flow())
            .collect(Collectors.joining("; ")));
    return row;
  }

  private record Cost(Measurement measured, RuleLife life) {}
}
