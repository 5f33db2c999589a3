package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Checks what can be said only of a whole line, and makes its rules. */
final class RuleAssembly {
  private static final List<Prefix> EVERY = List.of(Prefix.of(IpAddress.v4(0), 0));

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
    boolean read = !draft.arguments().isEmpty() || !draft.loaded.isEmpty();
    if (!read && !draft.faults.isEmpty()) {
      return;
    }
    if (draft.chain.isEmpty() && !draft.uses("-A") && !draft.proposes("-A")) {
      draft.fault(1, "the rule names no chain", "-A and a chain", anyChain(), Basis.CHAIN);
    }
    if (draft.target.isEmpty() && !draft.uses("-j") && !draft.proposes("-j")) {
      draft.fault(
          end, "the rule has no target", "-j DROP or another", "-j DROP", Basis.TARGET_MISSING);
    }
    for (int i = 0; i < draft.loaded.size(); i++) {
      Draft.Loaded loaded = draft.loaded.get(i);
      checkRequired(loaded);
      checkProtocol(loaded);
      loaded.extension().finish(draft);
    }
    Targets.finish(draft);
    checkNegatedLists();
    checkReset();
    checkPlaces();
  }

  private String anyChain() {
    String chain =
        draft.chains.contains("INPUT") ? "INPUT" : draft.chains.stream().sorted().toList().get(0);
    return "-A " + chain;
  }

  /** Where there is a condition already, an option was read. */
  private void checkRequired(Draft.Loaded loaded) {
    Extension extension = loaded.extension();
    String required = extension.required();
    if (required.isEmpty() || !loaded.matches().isEmpty() || isUsed(extension, required)) {
      return;
    }
    TreeSet<String> spellings = new TreeSet<>();
    extension
        .options()
        .forEach(
            (spelling, option) -> {
              if (option.name().equals(required) || required.equals(extension.name())) {
                spellings.add(spelling);
              }
            });
    draft.fault(
        loaded.at(),
        "-m " + extension.name() + " without its option",
        required.equals(MultiportExtension.NAME)
            ? "--dports, --sports or --ports"
            : String.join(" or ", spellings),
        "",
        Basis.VALUE);
  }

  /** Where an extension asks for its own name, any of its options will do. */
  private boolean isUsed(Extension extension, String required) {
    if (draft.uses(required)) {
      return true;
    }
    boolean any = false;
    for (int i = 0; i < draft.arguments().size() && required.equals(extension.name()); i++) {
      any |= extension.options().containsValue(draft.arguments().get(i).kind());
    }
    return any;
  }

  private void checkProtocol(Draft.Loaded loaded) {
    Extension extension = loaded.extension();
    if (!extension.needsProtocol() || draft.unreadableProtocol) {
      return;
    }
    boolean fits =
        draft.protocol.isPresent()
            && !draft.protocol.get().negated()
            && extension.isFor(draft.protocol.get().protocol());
    String name = extension.name();
    boolean reported = name.equals(MultiportExtension.NAME) && draft.protocol.isEmpty();
    if (!fits && !reported) {
      boolean one = extension.protocols() == 1;
      draft.fault(
          loaded.at(),
          "-m " + name + " does not fit the protocol of the rule",
          one ? "-p " + name : "-p tcp, udp, udplite, sctp or dccp",
          one && !draft.uses("-p") ? "-p " + name : "",
          Basis.OWN_PROTOCOL);
      int behind = loaded.at().column() + loaded.at().text().length();
      draft.fixes(behind, behind, " -p " + name);
    }
  }

  private void checkNegatedLists() {
    boolean list =
        draft.source.isPresent() && draft.source.get().prefixes().size() > 1
            || draft.destination.isPresent() && draft.destination.get().prefixes().size() > 1;
    if (list) {
      draft.source.ifPresent(this::checkNegatedList);
      draft.destination.ifPresent(this::checkNegatedList);
    }
  }

  private void checkNegatedList(Draft.Addresses side) {
    if (side.negated()) {
      draft.fault(
          side.option(),
          "! in a rule with a list of addresses",
          "one address on each side",
          "",
          Basis.NEGATED_LIST);
    }
  }

  private void checkReset() {
    boolean reset =
        draft.target.isPresent()
            && draft.target.get() instanceof Target.Reject reject
            && reject.with() == Target.Answer.TCP_RESET;
    if (reset && !draft.isOnly(6) && !draft.unreadableProtocol) {
      int column = draft.argument("--reject-with").map(a -> a.option().column()).orElse(end);
      boolean free = !draft.uses("-p");
      draft.fault(
          column, "a TCP reset without -p tcp", "-p tcp", free ? "-p tcp" : "", Basis.RESET);
    }
  }

  /** What cannot be known in some chains. */
  private void checkPlaces() {
    String chain = draft.chain.orElse("");
    if (chain.equals("INPUT")) {
      checkPlace("-o", chain);
    } else if (chain.equals("OUTPUT")) {
      checkPlace("-i", chain);
      checkPlace("--mac-source", chain);
    }
  }

  private void checkPlace(String option, String chain) {
    Optional<Argument> argument = draft.argument(option);
    if (argument.isPresent()) {
      boolean mac = option.equals("--mac-source");
      draft.fault(
          argument.get().option(),
          option + " in chain " + chain,
          "the option left out, or another chain",
          "",
          mac ? Basis.MAC : Basis.PLACE);
    }
  }

  private List<Rule> rules() {
    List<Prefix> sources = prefixes(draft.source);
    List<Prefix> destinations = prefixes(draft.destination);
    if (sources.size() == 1 && destinations.size() == 1) {
      return List.of(rule(sources.get(0), destinations.get(0)));
    }
    List<Rule> rules = new ArrayList<>(sources.size() * destinations.size());
    for (Prefix source : sources) {
      for (Prefix destination : destinations) {
        rules.add(rule(source, destination));
      }
    }
    return rules;
  }

  /** One of length 0, which stands for no condition, where the side was not given. */
  private static List<Prefix> prefixes(Optional<Draft.Addresses> side) {
    return side.isPresent() ? side.get().prefixes() : EVERY;
  }

  private Rule rule(Prefix source, Prefix destination) {
    List<Match> matches = new ArrayList<>(draft.plain.size() + draft.loaded.size() + 5);
    if (source.length() > 0) {
      matches.add(new Match.Source(source, draft.source.orElseThrow().negated()));
    }
    if (destination.length() > 0) {
      matches.add(new Match.Destination(destination, draft.destination.orElseThrow().negated()));
    }
    addOthers(matches);
    return new Rule(draft.version, draft.chain.orElseThrow(), matches, draft.target.orElseThrow());
  }

  /** By index: an iterator for each of many short lists would be most of the work. */
  private void addOthers(List<Match> matches) {
    addAll(draft.plain, matches);
    if (draft.protocol.isPresent()) {
      matches.add(draft.protocol.get());
    }
    for (int i = 0; i < draft.loaded.size(); i++) {
      List<Match> read = draft.loaded.get(i).matches();
      if (read.isEmpty()) {
        matches.add(new Match.ProtocolExtension());
      }
      addAll(read, matches);
    }
  }

  private static void addAll(List<Match> some, List<Match> matches) {
    for (int i = 0; i < some.size(); i++) {
      matches.add(some.get(i));
    }
  }
}
