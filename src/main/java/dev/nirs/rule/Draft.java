package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has been read of a line so far: parts of a rule, faults and notes. Lists, not maps: a line
 * has few options, and lines are read by the hundred thousand.
 */
final class Draft {

  /**
   * The value of {@code -s} or {@code -d}.
   *
   * @param option where it was given
   * @param prefixes the networks, in the order written, one of length 0 for every address; empty
   *     where they were at fault
   * @param negated whether {@code !} stood before it
   */
  record Addresses(Token option, List<Prefix> prefixes, boolean negated) {}

  /**
   * A loaded extension.
   *
   * @param extension which
   * @param at what loaded it
   * @param matches what its options said
   */
  record Loaded(Extension extension, Token at, List<Match> matches) {}

  final IpVersion version;
  final Set<String> chains;
  final List<Diagnostic> faults = new ArrayList<>();
  final List<Diagnostic> notes = new ArrayList<>();
  final List<Fix> fixes = new ArrayList<>();
  final List<Loaded> loaded = new ArrayList<>(4);

  /** The first use of every option. */
  private final List<Argument> arguments = new ArrayList<>(12);

  /** A bit for the names of the options used: most questions are for one that was not. */
  private long used;

  /** Conditions that belong to no extension. */
  final List<Match> plain = new ArrayList<>();

  /** What was named and refused as outside the language: its options are not reported again. */
  final List<String> outside = new ArrayList<>();

  Optional<String> chain = Optional.empty();
  Optional<Addresses> source = Optional.empty();
  Optional<Addresses> destination = Optional.empty();
  Optional<Match.OfProtocol> protocol = Optional.empty();
  Optional<Target> target = Optional.empty();

  /** Whether {@code -p} was given but could not be read: what depends on it is not reported. */
  boolean unreadableProtocol;

  Draft(IpVersion version, Set<String> chains) {
    this.version = version;
    this.chains = chains;
  }

  /**
   * A replacement of part of the line.
   *
   * @param from first column that goes
   * @param to first column that stays; equal to {@code from} where something is only put in
   * @param text what comes instead
   */
  record Fix(int from, int to, String text) {}

  /** Reports a fault at a token, which a repair replaces. */
  void fault(Token at, String message, String expected, String repair, Basis basis) {
    int length = at.quoted() ? 0 : at.text().length();
    fault(at.column(), message, expected, repair, basis);
    if (length > 0) {
      fixes(at.column(), at.column() + length);
    }
  }

  /** Reports a fault at a column, where a repair is put in. */
  void fault(int column, String message, String expected, String repair, Basis basis) {
    faults.add(new Diagnostic(column, message, expected, repair, basis.text()));
    if (!repair.isEmpty()) {
      fixes.add(new Fix(column, column, repair));
    }
  }

  /** Says which columns the repair of the last fault replaces. */
  void fixes(int from, int to) {
    Diagnostic last = faults.get(faults.size() - 1);
    if (!last.repair().isEmpty()) {
      fixes.set(fixes.size() - 1, new Fix(from, to, last.repair()));
    }
  }

  /** Reports something read otherwise than written. */
  void note(Token at, String message, String repair) {
    notes.add(new Diagnostic(at.column(), message, "", repair, ""));
  }

  /** Says which columns go and what comes instead, where that is more than the repair named. */
  void fixes(int from, int to, String text) {
    if (!faults.get(faults.size() - 1).repair().isEmpty()) {
      fixes.set(fixes.size() - 1, new Fix(from, to, text));
    }
  }

  /** Says what a repair does where that is more than to replace the token at fault. */
  void edit(int from, int to, String text) {
    fixes.add(new Fix(from, to, text));
  }

  /** Adds a condition to a loaded extension. */
  void add(String extension, Match match) {
    loaded(extension)
        .orElseThrow(() -> new IllegalStateException("extension " + extension + " is not loaded"))
        .matches()
        .add(match);
  }

  /** The protocol that the rule is limited to; empty where there is none or it is negated. */
  Optional<Protocol> onlyProtocol() {
    return protocol.isPresent() && !protocol.get().negated()
        ? Optional.of(protocol.get().protocol())
        : Optional.empty();
  }

  /** Whether the rule is limited to the protocol of a number. */
  boolean isOnly(int number) {
    return protocol.isPresent()
        && !protocol.get().negated()
        && protocol.get().protocol().number() == number;
  }

  /** A loaded extension by its canonical name. */
  Optional<Loaded> loaded(String name) {
    for (int i = loaded.size() - 1; i >= 0; i--) {
      if (loaded.get(i).extension().name().equals(name)) {
        return Optional.of(loaded.get(i));
      }
    }
    return Optional.empty();
  }

  /** Loads an extension; false where it is loaded already. */
  boolean load(Extension extension, Token at) {
    if (loaded(extension.name()).isPresent()) {
      return false;
    }
    loaded.add(new Loaded(extension, at, new ArrayList<>(2)));
    return true;
  }

  /** Keeps the first use of an option. */
  void add(Argument argument) {
    arguments.add(argument);
    used |= bit(argument.kind().name());
  }

  private static long bit(String name) {
    return 1L << name.hashCode();
  }

  /** The first use of every option, in the order written. */
  List<Argument> arguments() {
    return arguments;
  }

  /** The first use of an option, by the option's canonical name. */
  Optional<Argument> argument(String name) {
    if ((used & bit(name)) == 0) {
      return Optional.empty();
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).kind().name().equals(name)) {
        return Optional.of(arguments.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first use of an option, where its values are there. */
  Optional<Argument> complete(String name) {
    return argument(name).filter(Argument::isComplete);
  }

  /** Whether an option was used at all. */
  boolean uses(String name) {
    return argument(name).isPresent();
  }

  /** Whether a repair would put an option into the line: what it brings is not missed as well. */
  boolean proposes(String option) {
    for (int i = 0; i < fixes.size(); i++) {
      if (fixes.get(i).text().startsWith(option + " ")) {
        return true;
      }
    }
    return false;
  }
}
