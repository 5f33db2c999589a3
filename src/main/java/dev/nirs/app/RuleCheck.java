package dev.nirs.app;

import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.enforcement.OracleAvailability;
import dev.nirs.enforcement.OracleException;
import dev.nirs.enforcement.RestoreOracle;
import dev.nirs.enforcement.RestoreVariant;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.rule.algebra.Finding;
import dev.nirs.rule.algebra.ReviewedRule;
import dev.nirs.rule.algebra.RulesetReview;
import dev.nirs.rule.current.CurrentRuleset;
import dev.nirs.verification.PolicyFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks lines of rules: grammar, policy, the current ruleset, and the real tool. */
public final class RuleCheck {
  private final CheckSettings settings;
  private final Optional<CurrentRuleset> current;
  private final RuleGrammar grammar;
  private final Optional<PolicyReview> policy;
  private final List<RestoreVariant> variants;
  private final Optional<RestoreOracle> oracle;

  /**
   * A check.
   *
   * @param settings what is looked at
   * @throws InputException where a file cannot be used, or the real tool cannot be asked here
   */
  public RuleCheck(CheckSettings settings) throws InputException {
    this.settings = settings;
    this.current =
        settings.against().isPresent()
            ? Optional.of(RulesetFile.read(settings.against().get(), settings.version()))
            : Optional.empty();
    Set<String> chains = new HashSet<>(RuleGrammar.CHAINS);
    current.ifPresent(
        ruleset ->
            ruleset.chains().keySet().stream()
                .filter(RuleGrammar::isChainName)
                .forEach(chains::add));
    this.grammar = new RuleGrammar(settings.version(), chains);
    this.policy =
        settings.policy().isPresent()
            ? Optional.of(PolicyReview.of(settings, settings.policy().get()))
            : Optional.empty();
    this.oracle =
        settings.asksOracle()
            ? Optional.of(new RestoreOracle(chains, RestoreOracle.TIMEOUT))
            : Optional.empty();
    this.variants = oracle.isPresent() ? variants(oracle.get()) : List.of();
  }

  /**
   * Checks lines, held against one another in their order where a current ruleset was given.
   *
   * @param lines the lines
   * @return what was found out about each, in order
   * @throws InputException where the real tool cannot be run any more
   */
  public List<CheckedLine> check(List<Line> lines) throws InputException {
    List<ParsedLine> parsed = lines.stream().map(line -> grammar.parse(line.text())).toList();
    List<List<String>> against = against(parsed);
    List<List<OracleAnswer>> answers = answers(lines, parsed);
    List<CheckedLine> checked = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      checked.add(
          new CheckedLine(
              line.number(),
              line.text(),
              parsed.get(i),
              fixed(line.text(), parsed.get(i)),
              faults(parsed.get(i)),
              against.get(i),
              answers.get(i)));
    }
    return checked;
  }

  private List<Rule> fixed(String line, ParsedLine parsed) {
    return settings.fixes() && parsed instanceof ParsedLine.Refused
        ? grammar.repair(line).map(grammar::parse).map(RuleCheck::rules).orElse(List.of())
        : List.of();
  }

  private List<PolicyFault> faults(ParsedLine parsed) {
    return policy.map(held -> held.faults(rules(parsed))).orElse(List.of());
  }

  /**
   * What speaks against rules together that are harmless each by itself, such as the two halves of
   * a network that is too wide.
   *
   * @param rules every rule that is to be applied
   * @return the faults; empty where no policy was given
   */
  public List<PolicyFault> together(List<Rule> rules) {
    return policy.map(held -> held.together(rules)).orElse(List.of());
  }

  /** The findings of each line's rules, in sentences. */
  private List<List<String>> against(List<ParsedLine> parsed) {
    List<List<String>> findings = new ArrayList<>();
    List<Rule> rules = parsed.stream().flatMap(line -> rules(line).stream()).toList();
    List<ReviewedRule> reviews =
        current.isPresent() ? RulesetReview.of(rules, current.get()) : List.of();
    int next = 0;
    for (ParsedLine line : parsed) {
      int count = reviews.isEmpty() ? 0 : rules(line).size();
      findings.add(
          reviews.subList(next, next + count).stream()
              .flatMap(review -> review.findings().stream().map(Finding::words))
              .distinct()
              .toList());
      next += count;
    }
    return findings;
  }

  private List<List<OracleAnswer>> answers(List<Line> lines, List<ParsedLine> parsed)
      throws InputException {
    List<List<OracleAnswer>> answers = new ArrayList<>();
    lines.forEach(line -> answers.add(new ArrayList<>()));
    for (RestoreVariant variant : variants) {
      List<LoadVerdict> verdicts = load(oracle.orElseThrow(), asked(lines, parsed), variant);
      for (int i = 0; i < lines.size(); i++) {
        answers.get(i).add(OracleAnswer.of(variant, verdicts.get(i), parsed.get(i)));
      }
    }
    return answers;
  }

  private List<LoadVerdict> load(RestoreOracle oracle, List<String> rules, RestoreVariant variant)
      throws InputException {
    try {
      return oracle.load(rules, variant, settings.version());
    } catch (OracleException e) {
      throw new InputException("--oracle: " + e.getMessage(), e);
    }
  }

  /** What we read otherwise than written is asked in canonical form, the rest as it stands. */
  private static List<String> asked(List<Line> lines, List<ParsedLine> parsed) {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean normalised =
          parsed.get(i) instanceof ParsedLine.Accepted accepted
              && !accepted.notes().isEmpty()
              && accepted.rules().size() == 1;
      asked.add(normalised ? rules(parsed.get(i)).get(0).canonical() : lines.get(i).text());
    }
    return asked;
  }

  private List<RestoreVariant> variants(RestoreOracle oracle) throws InputException {
    List<RestoreVariant> there = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (RestoreVariant variant : RestoreVariant.values()) {
      switch (oracle.availability(variant, settings.version())) {
        case OracleAvailability.Available available -> there.add(variant);
        case OracleAvailability.Unavailable no -> reasons.add(no.program() + ": " + no.reason());
      }
    }
    if (there.isEmpty()) {
      throw new InputException(
          "--oracle: the real tool cannot be asked here: " + String.join("; ", reasons));
    }
    return there;
  }

  /**
   * What could not be read of the current ruleset.
   *
   * @return one sentence a line or rule; empty where all was read, or none was given
   */
  public List<String> unread() {
    return current.stream().flatMap(RuleCheck::unread).toList();
  }

  private static Stream<String> unread(CurrentRuleset ruleset) {
    return ruleset.unread().stream().map(String::valueOf);
  }

  private static List<Rule> rules(ParsedLine parsed) {
    return parsed instanceof ParsedLine.Accepted accepted ? accepted.rules() : List.of();
  }

  /**
   * A line of rules.
   *
   * @param number its place in its file, 1 or more
   * @param text the line without its line end
   */
  public record Line(long number, String text) {}
}
