package dev.nirs.rule;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code -m state --state} and {@code -m conntrack --ctstate}: states of connections. */
final class StateExtension {
  private static final List<String> NAMES =
      Arrays.stream(ConnectionState.values()).map(Enum::name).toList();
  private static final List<String> WITHOUT_TRANSLATION =
      Arrays.stream(ConnectionState.values())
          .filter(state -> !state.isTranslation())
          .map(Enum::name)
          .toList();

  /** {@code -m state}. */
  static final Extension STATE = extension(Match.State.Module.STATE, "state", "--state");

  /** {@code -m conntrack}. */
  static final Extension CONNTRACK =
      extension(Match.State.Module.CONNTRACK, "conntrack", "--ctstate");

  private StateExtension() {}

  private static Extension extension(Match.State.Module module, String name, String option) {
    Option.Reader reader = (argument, draft) -> read(argument, draft, module, name);
    return new Extension(
        name, Map.of(option, new Option(option, 1, true, reader)), option, Set.of());
  }

  private static void read(Argument argument, Draft draft, Match.State.Module module, String name) {
    Token value = argument.value();
    List<String> known = module == Match.State.Module.STATE ? WITHOUT_TRANSLATION : NAMES;
    Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
    int start = 0;
    boolean complete = true;
    for (String element : value.text().split(",", -1)) {
      String upper = element.toUpperCase(Locale.ROOT);
      if (known.contains(upper)) {
        states.add(ConnectionState.valueOf(upper));
      } else {
        complete = false;
        Token at = new Token(value.column() + start, element, value.quoted());
        draft.fault(at, unknown(element, upper), "one of " + String.join(", ", known), near(upper));
      }
      start += element.length() + 1;
    }
    if (complete) {
      draft.add(name, new Match.State(module, states, argument.negated()));
    }
  }

  private static String unknown(String element, String upper) {
    return NAMES.contains(upper)
        ? "state " + element + " is known to -m conntrack only"
        : "\"" + element + "\" is no state of a connection";
  }

  private static String near(String upper) {
    String lower = upper.toLowerCase(Locale.ROOT);
    List<String> names = NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return Nearest.of(lower, names).toUpperCase(Locale.ROOT);
  }
}
