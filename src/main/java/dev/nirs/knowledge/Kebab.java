package dev.nirs.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of enum constants in files: {@code SSH_BRUTE_FORCE} is {@code ssh-brute-force}. */
final class Kebab {
  private Kebab() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> of(c).equals(text)).findFirst();
  }

  static <E extends Enum<E>> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Kebab::of).collect(Collectors.joining(", "));
  }
}
