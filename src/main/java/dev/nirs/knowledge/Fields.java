package dev.nirs.knowledge;

import dev.nirs.notation.EnumName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes typed values out of a mapping; whatever does not fit becomes a fault with its place. */
final class Fields {
  private final Located.Mapping mapping;

  private Fields(Located.Mapping mapping) {
    this.mapping = mapping;
  }

  /** Refuses what is no mapping and keys that are not known. */
  static Fields of(Located value, Set<String> keys) {
    if (!(value instanceof Located.Mapping mapping)) {
      throw value.fault("a mapping with " + String.join(", ", keys.stream().sorted().toList()));
    }
    for (Map.Entry<String, Located> entry : mapping.entries().entrySet()) {
      if (!keys.contains(entry.getKey())) {
        throw entry
            .getValue()
            .place()
            .fault(
                "the key '" + Plain.shown(entry.getKey()) + "'",
                "one of " + String.join(", ", keys.stream().sorted().toList()));
      }
    }
    return new Fields(mapping);
  }

  Located.Place place() {
    return mapping.place();
  }

  Optional<Located> optional(String key) {
    return Optional.ofNullable(mapping.entries().get(key))
        .filter(v -> !(v instanceof Located.Scalar s && s.isNothing()));
  }

  Located required(String key) {
    return optional(key)
        .orElseThrow(() -> mapping.place().fault("no value for " + key, "the key " + key));
  }

  String text(String key) {
    return text(required(key), "text");
  }

  int integer(String key) {
    Located value = required(key);
    try {
      return Integer.parseInt(text(value, "a whole number"));
    } catch (NumberFormatException e) {
      throw value.fault("a whole number");
    }
  }

  double decimal(String key) {
    Located value = required(key);
    try {
      return Double.parseDouble(text(value, "a number"));
    } catch (NumberFormatException e) {
      throw value.fault("a number");
    }
  }

  boolean truth(String key, boolean otherwise) {
    return optional(key)
        .map(
            v ->
                switch (text(v, "true or false")) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw v.fault("true or false");
                })
        .orElse(otherwise);
  }

  <T> T parsed(String key, String expected, Function<String, Optional<T>> parse) {
    return parsed(required(key), expected, parse);
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    return parsed(key, "one of " + EnumName.all(type), text -> EnumName.parse(type, text));
  }

  /** The items of a list; none where the key is missing or empty. */
  List<Located> list(String key) {
    return optional(key)
        .map(
            v -> {
              if (v instanceof Located.Sequence sequence) {
                return sequence.items();
              }
              throw v.fault("a list");
            })
        .orElse(List.of());
  }

  static String text(Located value, String expected) {
    if (value instanceof Located.Scalar scalar && !scalar.isNothing()) {
      return scalar.text();
    }
    throw value.fault(expected);
  }

  static <T> T parsed(Located value, String expected, Function<String, Optional<T>> parse) {
    return parse.apply(text(value, expected)).orElseThrow(() -> value.fault(expected));
  }
}
