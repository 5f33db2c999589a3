package dev.nirs.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The query parameters of a request; those that a route does not know are refused by name. */
final class Query {
  private final Context ctx;

  private Query(Context ctx) {
    this.ctx = ctx;
  }

  /**
   * The parameters of a request.
   *
   * @param ctx the request
   * @param known the names that the route knows
   * @return the parameters
   * @throws ProblemException naming a parameter that it does not know, or that is there twice
   */
  public static Query of(Context ctx, String... known) {
    Set<String> names = Set.of(known);
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              if (!names.contains(name)) {
                throw ProblemException.at(
                    "?" + shown(name),
                    "is no parameter here; expected "
                        + (known.length == 0 ? "none" : "one of " + String.join(", ", known)));
              }
              if (values.size() > 1) {
                throw ProblemException.at("?" + name, "is there " + values.size() + " times");
              }
            });
    return new Query(ctx);
  }

  /** Hostile text in printable ASCII, cut. */
  static String shown(String text) {
    String cut = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return cut.replaceAll("[^ -~]", "?");
  }

  /**
   * A text.
   *
   * @param name of the parameter
   * @param most most characters
   * @return empty where it is not there or empty
   */
  public Optional<String> text(String name, int most) {
    Optional<String> value =
        Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
    value.ifPresent(
        text -> {
          if (text.length() > most || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw ProblemException.at(
                "?" + name, "is not one line of at most " + most + " characters");
          }
        });
    return value;
  }

  /**
   * A whole number.
   *
   * @param name of the parameter
   * @param least smallest that is allowed
   * @param most largest that is allowed
   * @return empty where it is not there
   */
  public OptionalLong number(String name, long least, long most) {
    Optional<String> value = text(name, 30);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    boolean digits = value.get().matches("[0-9]{1,18}");
    long number = digits ? Long.parseLong(value.get()) : -1;
    if (!digits || number < least || number > most) {
      throw ProblemException.at(
          "?" + name,
          "'" + shown(value.get()) + "' is no whole number from " + least + " to " + most);
    }
    return OptionalLong.of(number);
  }

  /**
   * A whole number with a default.
   *
   * @param name of the parameter
   * @param usual the number where it is not there
   * @param least smallest that is allowed
   * @param most largest that is allowed
   * @return the number
   */
  public int number(String name, int usual, int least, int most) {
    return (int) number(name, least, most).orElse(usual);
  }

  /**
   * One of the words of an enumeration, in any case, with dashes or underscores.
   *
   * @param name of the parameter
   * @param type the enumeration
   * @param <E> the enumeration
   * @return empty where it is not there
   */
  public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
    return text(name, 60).map(value -> word(name, value, type));
  }

  /**
   * Some of the words of an enumeration, with commas between.
   *
   * @param name of the parameter
   * @param type the enumeration
   * @param <E> the enumeration
   * @return none where it is not there
   */
  public <E extends Enum<E>> List<E> words(String name, Class<E> type) {
    List<E> words = new ArrayList<>();
    text(name, 200)
        .ifPresent(
            text -> {
              for (String value : text.split(",", -1)) {
                words.add(word(name, value, type));
              }
            });
    return words;
  }

  private static <E extends Enum<E>> E word(String name, String value, Class<E> type) {
    String wanted = value.strip().replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.at(
                    "?" + name, "'" + shown(value) + "' is none of " + names(type)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /**
   * The number of a header of the kind {@code "3"}, as If-Match carries it.
   *
   * @param ctx the request
   * @return empty where there is none or it is {@code *}; 0, which is no version, where it is a tag
   *     that no answer here has, such as a weak one
   * @throws ProblemException where it is no entity tag
   */
  static OptionalInt ifMatch(Context ctx) {
    String header = ctx.header("If-Match");
    if (header == null || header.equals("*")) {
      return OptionalInt.empty();
    }
    if (!header.matches("(W/)?\"[!#-~]*\"")) {
      throw ProblemException.at("If-Match", "'" + shown(header) + "' is no version such as \"1\"");
    }
    return OptionalInt.of(
        header.matches("\"[0-9]{1,9}\"")
            ? Integer.parseInt(header.substring(1, header.length() - 1))
            : 0);
  }
}
