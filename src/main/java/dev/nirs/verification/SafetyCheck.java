package dev.nirs.verification;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Level L5: refuses rules that name something protected, that are too wide, or that nothing is
 * known about.
 */
public final class SafetyCheck {
  private final Policy policy;

  /**
   * A check under a policy.
   *
   * @param policy what is protected and how wide a rule may be
   */
  public SafetyCheck(Policy policy) {
    this.policy = policy;
  }

  /**
   * Looks for a reason to refuse a rule.
   *
   * @param rule the rule
   * @param benign size of the benign window it is judged by, 0 or more
   * @return the first reason, or empty
   */
  public Optional<Fault> fault(Rule rule, int benign) {
    Reach reach = Reach.of(rule);
    return width(rule, reach)
        .or(() -> protectedPrefix(reach))
        .or(() -> protectedHost(reach))
        .or(() -> lockOut(reach))
        .or(() -> thin(rule, benign));
  }

  /**
   * Every reason to refuse a rule that needs no look at traffic.
   *
   * @param rule the rule
   * @return faults of the kinds TOO_WIDE and PROTECTED
   */
  List<Fault> faults(Rule rule) {
    Reach reach = Reach.of(rule);
    return Stream.of(
            width(rule, reach),
            reach.isBound() ? protectedPrefix(reach) : Optional.<Fault>empty(),
            reach.isBound() ? protectedHost(reach) : Optional.<Fault>empty(),
            lockOut(reach).or(() -> lockOutByNegation(rule, reach)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Fault> width(Rule rule, Reach reach) {
    if (!reach.isBound()) {
      return fault(Fault.Kind.TOO_WIDE, "names no address, so it hits every host");
    }
    boolean negated =
        rule.matches().stream()
            .anyMatch(
                m ->
                    m instanceof Match.Source s && s.negated()
                        || m instanceof Match.Destination d && d.negated()
                        || m instanceof Match.SourceRange r && r.negated()
                        || m instanceof Match.DestinationRange t && t.negated());
    if (negated
        && reach.source().isEmpty()
        && reach.destination().map(d -> !d.isHost()).orElse(true)) {
      return fault(Fault.Kind.TOO_WIDE, "hits nearly every address through a negation");
    }
    return Stream.of(reach.source(), reach.destination())
        .flatMap(Optional::stream)
        .filter(prefix -> prefix.length() < policy.shortestPrefix())
        .findFirst()
        .flatMap(
            prefix ->
                fault(Fault.Kind.TOO_WIDE, prefix + " is wider than /" + policy.shortestPrefix()));
  }

  private Optional<Fault> protectedPrefix(Reach reach) {
    return policy.protection().prefixes().stream()
        .filter(prefix -> isNamed(reach, prefix))
        .findFirst()
        .flatMap(prefix -> fault(Fault.Kind.PROTECTED, "names " + prefix + ", which is protected"));
  }

  private Optional<Fault> protectedHost(Reach reach) {
    for (HostRole host : policy.protection().hosts()) {
      if (host.isProtected() && isNamed(reach, host.prefix())) {
        return fault(Fault.Kind.PROTECTED, "names " + describe(host) + ", which is protected");
      }
      for (Service service : host.services()) {
        if (host.prefix().version() == policy.version() && reach.cuts(host.prefix(), service)) {
          return fault(
              Fault.Kind.PROTECTED,
              "cuts " + service + " of " + describe(host) + ", which must stay open");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A rule that names a management port without naming who may not use it closes it to the
   * administrator too.
   */
  private Optional<Fault> lockOut(Reach reach) {
    return policy.protection().managementPorts().stream()
        .filter(port -> reach.closesToEveryone(port))
        .findFirst()
        .flatMap(
            port -> fault(Fault.Kind.PROTECTED, "closes management port " + port + " to everyone"));
  }

  /** A rule that names the ports it spares names all others. */
  private Optional<Fault> lockOutByNegation(Rule rule, Reach reach) {
    Optional<PortRange> spared =
        rule.match(Match.DestinationPort.class)
            .filter(Match.DestinationPort::negated)
            .map(Match.DestinationPort::ports);
    boolean tcp = reach.protocol().filter(Protocol.TCP::equals).isPresent();
    if (spared.isEmpty() || !tcp || reach.source().isPresent()) {
      return Optional.empty();
    }
    return policy.protection().managementPorts().stream()
        .filter(port -> !spared.get().contains(port))
        .findFirst()
        .flatMap(
            port ->
                fault(
                    Fault.Kind.PROTECTED,
                    "closes all ports but "
                        + spared.get()
                        + ", management port "
                        + port
                        + " among them"));
  }

  private boolean isNamed(Reach reach, Prefix prefix) {
    return prefix.version() == policy.version() && reach.names(prefix);
  }

  private static String describe(HostRole host) {
    return host.prefix()
        + " ("
        + host.role().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ")";
  }

  private Optional<Fault> thin(Rule rule, int benign) {
    boolean boundToSource =
        rule.match(Match.Source.class).filter(m -> !m.negated() && m.prefix().isHost()).isPresent();
    if (benign >= policy.bounds().benignFloor() || boundToSource) {
      return Optional.empty();
    }
    return fault(
        Fault.Kind.THIN_BENIGN_WINDOW,
        "is not bound to one source, and only "
            + benign
            + " benign flows are there to judge it by (fewer than "
            + policy.bounds().benignFloor()
            + ")");
  }

  private static Optional<Fault> fault(Fault.Kind kind, String message) {
    return Optional.of(new Fault(kind, message));
  }
}
