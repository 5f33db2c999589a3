package dev.nirs.rule;

import dev.nirs.traffic.Protocol;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One match extension of iptables-extensions(8), loaded by {@code -m} or by its own protocol. */
final class Extension {
  private final String name;
  private final Map<String, Option> options;
  private final Map<String, Optional<Option>> found = new HashMap<>();
  private final String required;
  private final BitSet protocols = new BitSet();
  private final Consumer<Draft> finish;

  /**
   * An extension.
   *
   * @param name its canonical name
   * @param options its options by every spelling
   * @param required the name of the option without which it cannot be loaded; empty where it needs
   *     none
   * @param protocols the protocol numbers one of which the rule must name; empty where any will do
   * @param finish what is read when the line has ended, from options that belong together
   */
  private Extension(
      String name,
      Map<String, Option> options,
      String required,
      Set<Integer> protocols,
      Consumer<Draft> finish) {
    this.name = name;
    this.options = Collections.unmodifiableMap(new HashMap<>(options));
    this.required = required;
    this.finish = finish;
    options.forEach((spelling, option) -> found.put(spelling, Optional.of(option)));
    protocols.forEach(this.protocols::set);
  }

  /** One that reads each option by itself, for any protocol. */
  static Extension of(String name, Map<String, Option> options, String required) {
    return new Extension(name, options, required, Set.of(), Extension::nothing);
  }

  /** One that reads each option by itself, for some protocols. */
  static Extension ofProtocols(
      String name, Map<String, Option> options, String required, Set<Integer> protocols) {
    return new Extension(name, options, required, protocols, Extension::nothing);
  }

  /** One that reads its options together, for any protocol. */
  static Extension together(
      String name, Map<String, Option> options, String required, Consumer<Draft> finish) {
    return new Extension(name, options, required, Set.of(), finish);
  }

  private static void nothing(Draft draft) {}

  /** Its canonical name. */
  String name() {
    return name;
  }

  /** Its options by every spelling. */
  Map<String, Option> options() {
    return options;
  }

  /** The name of the option without which it cannot be loaded; empty where it needs none. */
  String required() {
    return required;
  }

  /** Reads, when the line has ended, what belongs together. */
  void finish(Draft draft) {
    finish.accept(draft);
  }

  /** The option of a spelling. */
  Optional<Option> option(String spelling) {
    return found.getOrDefault(spelling, Optional.empty());
  }

  /** Whether it knows a spelling. */
  boolean knows(String spelling) {
    return found.containsKey(spelling);
  }

  /** How many protocols the rule must name one of; 0 where any will do. */
  int protocols() {
    return protocols.cardinality();
  }

  /** Whether the rule must name one of some protocols. */
  boolean needsProtocol() {
    return !protocols.isEmpty();
  }

  /** Whether it is for a protocol, of all that have a number. */
  boolean isFor(Protocol protocol) {
    return protocol.number() >= 0 && protocols.get(protocol.number());
  }

  /** A table of options, each under the spellings behind it. */
  static final class Table {
    private final Map<String, Option> options = new HashMap<>();

    /** Adds an option under its spellings. */
    Table with(Option option, String... spellings) {
      for (String spelling : spellings) {
        options.put(spelling, option);
      }
      return this;
    }

    /** The options by spelling. */
    Map<String, Option> options() {
      return options;
    }
  }
}
