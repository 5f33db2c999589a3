package dev.nirs.rule;

import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.enforcement.OracleException;
import dev.nirs.enforcement.RealTool;
import dev.nirs.enforcement.RestoreOracle;
import dev.nirs.enforcement.RestoreVariant;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what the grammar makes of lines against what both variants of the real tool make of them.
 */
final class RealLoad {
  private static final RestoreOracle ORACLE = new RestoreOracle(Set.of(), RestoreOracle.TIMEOUT);

  private RealLoad() {}

  /** Skips the test where the real tool cannot be asked. */
  static void require(IpVersion version) {
    for (RestoreVariant variant : RestoreVariant.values()) {
      RealTool.require(variant, version);
    }
  }

  /** The lines, each with the canonical text of its rules, on which a variant differs. */
  static List<String> differences(Map<String, List<String>> canonical, IpVersion version)
      throws OracleException {
    List<String> lines = List.copyOf(canonical.keySet());
    List<String> differences = new ArrayList<>();
    for (RestoreVariant variant : RestoreVariant.values()) {
      List<LoadVerdict> verdicts = ORACLE.load(lines, variant, version);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        boolean same =
            verdicts.get(i) instanceof LoadVerdict.Loaded loaded
                && isSame(loaded.saved(), canonical.getOrDefault(line, List.of()), variant);
        if (!same) {
          differences.add(
              variant
                  + ": "
                  + line
                  + "\n  ours: "
                  + canonical.getOrDefault(line, List.of())
                  + "\n  real: "
                  + verdicts.get(i));
        }
      }
    }
    return differences;
  }

  /** Legacy keeps {@code ! 0:n}, where nft stores what is left: the same packets either way. */
  private static boolean isSame(List<String> saved, List<String> ours, RestoreVariant variant) {
    return saved.equals(ours)
        || variant == RestoreVariant.LEGACY
            && saved.stream().map(SavedText::withRestOfPorts).toList().equals(ours);
  }

  /** The canonical texts of the lines that the grammar accepts as they stand. */
  static Map<String, List<String>> accepted(List<String> lines, RuleGrammar grammar) {
    Map<String, List<String>> canonical = new LinkedHashMap<>();
    for (String line : lines) {
      if (grammar.parse(line) instanceof ParsedLine.Accepted ok && !isCleaned(ok)) {
        canonical.put(line, ok.rules().stream().map(Rule::canonical).toList());
      }
    }
    return canonical;
  }

  private static boolean isCleaned(ParsedLine.Accepted ok) {
    return ok.notes().stream().anyMatch(note -> note.message().contains("command in front"));
  }
}
