package dev.nirs.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When two examples teach the same: same text, and same rules but for addresses. */
final class RuleShape {
  private static final Pattern ADDRESS = Pattern.compile("(?<= -[sd] )[0-9a-fA-F.:]+");
  private static final Pattern SOURCE_PORT = Pattern.compile("(?<= --sport )[0-9:]+");

  private RuleShape() {}

  /** A key that is equal for examples that teach the same. */
  static String of(Example example) {
    return example.text() + "\n" + ofRules(example.rules());
  }

  /** A key that is equal for rulesets that differ in order, addresses and source ports alone. */
  static String ofRules(List<String> rules) {
    return rules.stream().map(RuleShape::of).distinct().sorted().collect(Collectors.joining("\n"));
  }

  private static String of(String rule) {
    return SOURCE_PORT.matcher(ADDRESS.matcher(rule).replaceAll("ADDRESS")).replaceAll("PORT");
  }
}
