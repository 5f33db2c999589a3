package dev.nirs.rule;

/**
 * One option of iptables that the language knows.
 *
 * @param name its canonical spelling; options of one name are allowed once
 * @param values how many words follow it, 0 to 2
 * @param negatable whether {@code !} may stand before it
 * @param repeatable whether it may be given more than once: each {@code -m} loads another extension
 * @param reader what its values mean
 */
record Option(String name, int values, boolean negatable, boolean repeatable, Reader reader) {

  /** One that may be given once. */
  Option(String name, int values, boolean negatable, Reader reader) {
    this(name, values, negatable, false, reader);
  }

  /** An option whose values are read together with others when the line has ended. */
  static Option late(String name, int values, boolean negatable) {
    return new Option(name, values, negatable, (argument, draft) -> {});
  }

  /** Whether a word that looks like an option may be its value, as iptables itself allows it. */
  boolean takesAnyText() {
    return name.equals("--comment") || name.equals("--log-prefix");
  }

  /** Reads the values of one use into the draft, or reports there what is wrong with them. */
  @FunctionalInterface
  interface Reader {
    void read(Argument argument, Draft draft);
  }
}
