package dev.nirs.rule;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One match extension of iptables-extensions(8), loaded by {@code -m} or by its own protocol.
 *
 * @param name its canonical name
 * @param options its options by every spelling
 * @param required the name of the option without which it cannot be loaded; empty where it needs
 *     none
 * @param protocols the protocol numbers one of which the rule must name; empty where any will do
 * @param finish what is read when the line has ended, from options that belong together
 */
record Extension(
    String name,
    Map<String, Option> options,
    String required,
    Set<Integer> protocols,
    Consumer<Draft> finish) {

  Extension {
    options = Collections.unmodifiableMap(new HashMap<>(options));
    protocols = Collections.unmodifiableSet(new HashSet<>(protocols));
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

  /** The option of a spelling. */
  Optional<Option> option(String spelling) {
    return Optional.ofNullable(options.get(spelling));
  }

  /** Whether it knows a spelling. */
  boolean knows(String spelling) {
    return options.containsKey(spelling);
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
