package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been read of a line so far: parts of a rule, faults and notes. */
final class Draft {

  /**
   * The value of {@code -s} or {@code -d}.
   *
   * @param option where it was given
   * @param prefixes the networks, in the order written; empty where they were at fault
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
  final Map<String, Loaded> loaded = new LinkedHashMap<>();
  final Map<String, Token> seen = new HashMap<>();

  /** What was named and refused as outside the language: its options are not reported again. */
  final Set<String> outside = new HashSet<>();

  Optional<String> chain = Optional.empty();
  Optional<Addresses> source = Optional.empty();
  Optional<Addresses> destination = Optional.empty();
  Optional<Match.OfProtocol> protocol = Optional.empty();
  Optional<Target> target = Optional.empty();

  Draft(IpVersion version, Set<String> chains) {
    this.version = version;
    this.chains = chains;
  }

  /** Reports a fault at a token. */
  void fault(Token at, String message, String expected, String repair) {
    faults.add(new Diagnostic(at.column(), message, expected, repair));
  }

  /** Reports something read otherwise than written. */
  void note(Token at, String message, String repair) {
    notes.add(new Diagnostic(at.column(), message, "", repair));
  }

  /** Adds a condition to a loaded extension. */
  void add(String extension, Match match) {
    Loaded of = loaded.get(extension);
    if (of == null) {
      throw new IllegalStateException("extension " + extension + " is not loaded");
    }
    of.matches().add(match);
  }

  /** The protocol that the rule is limited to; empty where there is none or it is negated. */
  Optional<Protocol> onlyProtocol() {
    return protocol.filter(p -> !p.negated()).map(Match.OfProtocol::protocol);
  }

  /** Whether {@code -p} was given but could not be read: what depends on it is not reported. */
  boolean hasUnreadableProtocol() {
    return protocol.isEmpty() && seen.containsKey("-p");
  }

  /** Loads an extension; false where it is loaded already. */
  boolean load(Extension extension, Token at) {
    return loaded.putIfAbsent(extension.name(), new Loaded(extension, at, new ArrayList<>()))
        == null;
  }
}
