package dev.nirs.rule;

import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks what can be said only of a whole line, and makes its rules. */
final class RuleAssembly {
  private final Draft draft;
  private final int end;

  private RuleAssembly(Draft draft, int length) {
    this.draft = draft;
    this.end = length + 1;
  }

  /** The rules of a line that was read, or all its faults. */
  static ParsedLine of(Draft draft, int length) {
    RuleAssembly assembly = new RuleAssembly(draft, length);
    assembly.check();
    if (draft.faults.isEmpty()) {
      return new ParsedLine.Accepted(assembly.rules(), draft.notes);
    }
    List<Diagnostic> faults = new ArrayList<>(draft.faults);
    faults.sort(Comparator.comparingInt(Diagnostic::column));
    return new ParsedLine.Refused(faults);
  }

  private void check() {
    boolean read = !draft.seen.isEmpty() || !draft.loaded.isEmpty();
    if (!read && !draft.faults.isEmpty()) {
      return;
    }
    if (draft.chain.isEmpty() && !draft.seen.containsKey("-A")) {
      draft.faults.add(
          new Diagnostic(
              1, "the rule names no chain", "-A and a chain", "-A " + anyChain() + " ..."));
    }
    if (draft.target.isEmpty() && !draft.seen.containsKey("-j")) {
      draft.faults.add(
          new Diagnostic(end, "the rule has no target", "-j DROP or -j REJECT", "-j DROP"));
    }
    draft.loaded.values().forEach(this::checkLoaded);
    checkNegatedLists();
    checkReset();
  }

  private String anyChain() {
    return draft.chains.contains("INPUT")
        ? "INPUT"
        : draft.chains.stream().sorted().toList().get(0);
  }

  private void checkLoaded(Draft.Loaded loaded) {
    Extension extension = loaded.extension();
    String name = extension.name();
    boolean used = extension.options().values().stream().anyMatch(this::isSeen);
    if (!extension.required().isEmpty() && !used) {
      draft.fault(loaded.at(), "-m " + name + " without its option", extension.required(), "");
    }
    Optional<Protocol> only = draft.onlyProtocol();
    boolean fits =
        extension.protocols().isEmpty()
            || only.filter(p -> extension.protocols().contains(p.number())).isPresent();
    boolean reported = name.equals(MultiportExtension.NAME) && draft.protocol.isEmpty();
    if (!fits && !reported && !draft.hasUnreadableProtocol()) {
      boolean one = extension.protocols().size() == 1;
      draft.fault(
          loaded.at(),
          "-m " + name + " does not fit the protocol of the rule",
          one ? "-p " + name : "-p tcp, udp, udplite, sctp or dccp",
          one && draft.protocol.isEmpty() ? "-p " + name + " -m " + name : "");
    }
  }

  private boolean isSeen(Option option) {
    return draft.seen.containsKey(option.name());
  }

  private void checkNegatedLists() {
    List<Draft.Addresses> sides = new ArrayList<>();
    draft.source.ifPresent(sides::add);
    draft.destination.ifPresent(sides::add);
    if (sides.stream().noneMatch(side -> side.prefixes().size() > 1)) {
      return;
    }
    for (Draft.Addresses side : sides) {
      if (side.negated()) {
        draft.fault(
            side.option(), "! in a rule with a list of addresses", "one address on each side", "");
      }
    }
  }

  private void checkReset() {
    boolean reset =
        draft.target.filter(new Target.Reject(Target.Answer.TCP_RESET)::equals).isPresent();
    boolean tcp = draft.onlyProtocol().filter(p -> p.number() == 6).isPresent();
    if (reset && !tcp && !draft.hasUnreadableProtocol()) {
      Token at = draft.seen.get("--reject-with");
      draft.faults.add(
          new Diagnostic(
              at == null ? end : at.column(), "a TCP reset without -p tcp", "-p tcp", ""));
    }
  }

  private List<Rule> rules() {
    List<Match> others = new ArrayList<>();
    draft.protocol.ifPresent(others::add);
    for (Draft.Loaded loaded : draft.loaded.values()) {
      others.addAll(
          loaded.matches().isEmpty() ? List.of(new Match.ProtocolExtension()) : loaded.matches());
    }
    List<Rule> rules = new ArrayList<>();
    for (Optional<Match> source : sources()) {
      for (Optional<Match> destination : destinations()) {
        List<Match> matches = new ArrayList<>(others);
        source.ifPresent(matches::add);
        destination.ifPresent(matches::add);
        rules.add(
            new Rule(
                draft.version, draft.chain.orElseThrow(), matches, draft.target.orElseThrow()));
      }
    }
    return rules;
  }

  private List<Optional<Match>> sources() {
    return draft
        .source
        .map(s -> s.prefixes().stream().map(p -> source(p, s.negated())).toList())
        .orElse(List.of(Optional.empty()));
  }

  private List<Optional<Match>> destinations() {
    return draft
        .destination
        .map(d -> d.prefixes().stream().map(p -> destination(p, d.negated())).toList())
        .orElse(List.of(Optional.empty()));
  }

  private static Optional<Match> source(Prefix prefix, boolean negated) {
    return Optional.of(new Match.Source(prefix, negated));
  }

  private static Optional<Match> destination(Prefix prefix, boolean negated) {
    return Optional.of(new Match.Destination(prefix, negated));
  }
}
