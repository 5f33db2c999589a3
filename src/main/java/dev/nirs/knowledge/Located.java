package dev.nirs.knowledge;

import java.util.List;
import java.util.Map;

/** A value of a YAML or JSON file that remembers where it stands. */
sealed interface Located {

  Place place();

  /** What a message calls it. */
  String described();

  /** Text, number, truth value or nothing, as its text. */
  record Scalar(Place place, String text, boolean isNothing) implements Located {
    @Override
    public String described() {
      return isNothing ? "nothing" : "'" + Plain.shown(text) + "'";
    }
  }

  /** A list. */
  record Sequence(Place place, List<Located> items) implements Located {
    @Override
    public String described() {
      return "a list";
    }
  }

  /** Keys and values, in file order. */
  record Mapping(Place place, Map<String, Located> entries) implements Located {
    @Override
    public String described() {
      return "a mapping";
    }
  }

  /** A place in a file; line and column count from 1. */
  record Place(String file, int line, int column) {
    BadFileException fault(String found, String expected) {
      return new BadFileException(new FileFault(file, line, column, found, expected));
    }
  }

  default BadFileException fault(String expected) {
    return place().fault(described(), expected);
  }
}
