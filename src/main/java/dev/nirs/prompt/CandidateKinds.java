package dev.nirs.prompt;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which candidates of a window are of the kinds of rules that a case of the past had. */
final class CandidateKinds {
  private static final Pattern OPTION = Pattern.compile("(?<!\\S)--?[a-z][a-z-]*(?= )");
  private static final Set<String> NOT_OF_A_KIND = Set.of("-m", "-j");

  private CandidateKinds() {}

  /**
   * Numbers of the best candidate and of those that match by the same options as one of the rules.
   *
   * @return at most four, from 1, in their order; none where no candidate is of these kinds
   */
  static List<String> numbers(List<String> rules, List<String> candidates) {
    Set<Set<String>> kinds =
        rules.stream().map(CandidateKinds::options).collect(Collectors.toSet());
    int[] alike =
        IntStream.range(0, candidates.size())
            .filter(i -> kinds.contains(options(candidates.get(i))))
            .toArray();
    return alike.length == 0
        ? List.of()
        : IntStream.concat(IntStream.of(0), IntStream.of(alike))
            .distinct()
            .limit(PromptForm.MOST_RULES)
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
