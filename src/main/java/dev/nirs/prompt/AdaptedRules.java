package dev.nirs.prompt;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a case of the past with what the window at hand shows in the place of its addresses:
 * what a case teaches is the kind of rule, while its addresses are those of another network
 * ("reuse" in Aamodt and Plaza, "Case-Based Reasoning", AI Communications 7(1), 1994).
 */
final class AdaptedRules {
  private final WindowSummary summary;
  private final Set<CompactRule> rules = new LinkedHashSet<>();

  private AdaptedRules(WindowSummary summary) {
    this.summary = summary;
  }

  /**
   * The rules for a window, at most four.
   *
   * @return none where a rule of the case says more than {@link CompactRule} can
   */
  static List<CompactRule> of(PromptExample example, WindowSummary summary) {
    List<CompactRule> kinds = new ArrayList<>();
    for (String line : example.rules()) {
      Optional<CompactRule> rule = compact(line);
      if (rule.isEmpty()) {
        return List.of();
      }
      kinds.add(rule.get());
    }
    AdaptedRules adapted = new AdaptedRules(summary);
    kinds.forEach(adapted::add);
    return adapted.rules.stream().limit(PromptForm.MOST_RULES).toList();
  }

  /** The typed fields of a line; empty where it is no single rule of them. */
  static Optional<CompactRule> compact(String line) {
    IpVersion version = line.matches(".* -[sd] [0-9a-f]*:.*") ? IpVersion.V6 : IpVersion.V4;
    RuleGrammar grammar = new RuleGrammar(version, RuleGrammar.CHAINS);
    return switch (grammar.parse(line)) {
      case ParsedLine.Accepted accepted when accepted.rules().size() == 1 ->
          CompactRule.of(accepted.rules().get(0));
      case ParsedLine.Accepted several -> Optional.empty();
      case ParsedLine.Refused refused -> Optional.empty();
    };
  }

  private void add(CompactRule kind) {
    if (kind.source().isEmpty()) {
      services().forEach(s -> rules.add(service(s)));
    } else if (kind.service().isPresent()) {
      sources(kind)
          .forEach(s -> services().findFirst().ifPresent(t -> rules.add(bound(kind, s, t))));
    } else {
      sources(kind).filter(s -> s.benign() == 0).forEach(s -> rules.add(source(s)));
      if (sources(kind).anyMatch(s -> s.benign() > 0)) {
        services().forEach(s -> rules.add(service(s)));
      }
    }
  }

  /** The sources of the window, hosts or networks as the case has them. */
  private Stream<Count<Prefix>> sources(CompactRule kind) {
    boolean isNetwork = kind.source().filter(s -> !s.isHost()).isPresent();
    Stream<Count<Prefix>> hosts =
        summary.sources().stream()
            .filter(c -> c.value().isKnown())
            .map(c -> new Count<>(Prefix.host(c.value()), c.alerts(), c.benign()));
    return isNetwork && !summary.sourcePrefixes().isEmpty()
        ? summary.sourcePrefixes().stream()
        : hosts;
  }

  private Stream<Count<ServiceKey>> services() {
    return summary.services().stream()
        .filter(c -> c.value().host().isKnown() && c.value().protocol().isMatchable());
  }

  private static CompactRule source(Count<Prefix> source) {
    return new CompactRule(Optional.of(source.value()), Optional.empty(), Optional.empty());
  }

  /** All that goes to a service without normal flows; otherwise what the first source sends it. */
  private CompactRule service(Count<ServiceKey> service) {
    Optional<Prefix> source =
        summary.sources().stream()
            .map(Count::value)
            .filter(IpAddress::isKnown)
            .findFirst()
            .filter(s -> service.benign() > 0)
            .map(Prefix::host);
    return new CompactRule(source, destination(service), Optional.of(ports(service.value())));
  }

  private static CompactRule bound(
      CompactRule kind, Count<Prefix> source, Count<ServiceKey> service) {
    return new CompactRule(
        Optional.of(source.value()),
        kind.destination().isPresent() ? destination(service) : Optional.empty(),
        Optional.of(ports(service.value())));
  }

  private static Optional<Prefix> destination(Count<ServiceKey> service) {
    return Optional.of(Prefix.host(service.value().host()));
  }

  private static Service ports(ServiceKey key) {
    return new Service(
        key.protocol(),
        key.protocol().hasPorts() && key.port() >= 0 ? PortRange.of(key.port()) : PortRange.ALL);
  }
}
