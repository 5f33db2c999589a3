package dev.nirs.rule;

import java.util.Optional;

/** Reads the names of the tables of hashlimit and of the lists of recent. */
final class TableName {
  private TableName() {}

  /** The name that an extension cannot do without; faults go to the draft. */
  static Optional<String> read(String extension, String option, Draft draft) {
    Optional<Argument> given = draft.complete(option);
    if (given.isPresent()) {
      return check(given.get(), draft);
    }
    if (!draft.uses(option)) {
      draft.fault(
          draft.loaded(extension).orElseThrow().at(),
          "-m " + extension + " without " + option,
          option,
          "",
          Basis.TOGETHER);
    }
    return Optional.empty();
  }

  /** A name; a fault goes to the draft where it is none. */
  static Optional<String> check(Argument argument, Draft draft) {
    String name = argument.value().text();
    if (ValueCheck.isName(name)) {
      return Optional.of(name);
    }
    draft.fault(
        argument.value(),
        "\"" + name + "\" names no table",
        "1 to 15 letters, digits, _ and -",
        "",
        Basis.NAME);
    return Optional.empty();
  }
}
