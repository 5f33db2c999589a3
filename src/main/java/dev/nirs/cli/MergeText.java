package dev.nirs.cli;

import dev.nirs.rule.Rule;
import dev.nirs.rule.algebra.MergeAdvice;
import dev.nirs.rule.algebra.WiderMerge;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Policy;
import java.util.ArrayList;
import java.util.List;

/** Fewer rules with the same meaning, and wider ones with what they would match in addition. */
final class MergeText {
  private static final int MOST_WIDER = 5;

  private MergeText() {}

  /** In the form that was asked for. */
  static List<String> of(List<Rule> rules, Output output) {
    MergeAdvice advice = MergeAdvice.of(rules);
    List<WiderMerge> wider = wider(advice.rules());
    return output == Output.json ? List.of(CheckJson.merge(advice, wider)) : lines(advice, wider);
  }

  private static List<WiderMerge> wider(List<Rule> rules) {
    if (rules.isEmpty()) {
      return List.of();
    }
    int shortest = rules.get(0).version() == IpVersion.V4 ? Policy.SHORTEST_V4 : Policy.SHORTEST_V6;
    return WiderMerge.of(rules, shortest).stream().limit(MOST_WIDER).toList();
  }

  private static List<String> lines(MergeAdvice advice, List<WiderMerge> wider) {
    List<String> lines = new ArrayList<>();
    if (advice.saved() == 0) {
      lines.add("merge: no fewer rules with the same meaning were found");
    } else {
      lines.add(
          "merge: " + advice.before() + " rules mean the same as these " + advice.merged().size());
      advice.merged().forEach(merged -> lines.add("  " + merged));
      if (!advice.dropped().isEmpty()) {
        lines.add("  left out, since others cover them: " + advice.dropped());
      }
    }
    wider.forEach(merge -> lines.add("wider: " + merge));
    return lines;
  }
}
