package dev.nirs.prompt;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which candidates of a window are of the kinds of rules that a case of the past had. */
final class CandidateKinds {
  private static final int MOST = 4;
  private static final Pattern OPTION = Pattern.compile("(?<!\\S)--?[a-z][a-z-]*(?= )");
  private static final Set<String> NOT_OF_A_KIND = Set.of("-m", "-j");

  private CandidateKinds() {}

  /**
   * Numbers of the candidates that match by the same options as one of the rules.
   *
   * @return at most four, from 1, in their order
   */
  static List<String> numbers(List<String> rules, List<String> candidates) {
    Set<Set<String>> kinds =
        rules.stream().map(CandidateKinds::options).collect(Collectors.toSet());
    return IntStream.range(0, candidates.size())
        .filter(i -> kinds.contains(options(candidates.get(i))))
        .limit(MOST)
        .mapToObj(i -> String.valueOf(i + 1))
        .toList();
  }

  private static Set<String> options(String rule) {
    return OPTION
        .matcher(rule)
        .results()
        .map(found -> found.group())
        .filter(option -> !NOT_OF_A_KIND.contains(option))
        .collect(Collectors.toSet());
  }
}
