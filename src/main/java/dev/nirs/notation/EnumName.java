package dev.nirs.notation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of enum constants as people and files write them. */
public final class EnumName {
  private EnumName() {}

  /**
   * For files, options and addresses.
   *
   * @param constant such as {@code SSH_BRUTE_FORCE}
   * @return such as {@code ssh-brute-force}
   */
  public static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * For sentences.
   *
   * @param constant such as {@code SSH_BRUTE_FORCE}
   * @return such as {@code ssh brute force}
   */
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * The constant that a name of {@link #kebab} is of.
   *
   * @param type the enum
   * @param text any text
   * @return the constant; empty where there is none
   */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> kebab(c).equals(text)).findFirst();
  }

  /**
   * All names of {@link #kebab}.
   *
   * @param type the enum
   * @return the names in the order of the constants, with commas between
   */
  public static <E extends Enum<E>> String all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(EnumName::kebab)
        .collect(Collectors.joining(", "));
  }
}
