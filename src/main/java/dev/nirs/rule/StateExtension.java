package dev.nirs.rule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code -m state --state} and {@code -m conntrack --ctstate}: states of connections. */
final class StateExtension {
  private static final List<String> NAMES =
      Arrays.stream(ConnectionState.values()).map(Enum::name).toList();

  /** Their names; the first ones, in the order of the constants. */
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
    Map<String, Match.State> single = single(module);
    Option.Reader reader =
        (argument, draft) -> {
          Match.State plain = single.get(argument.value().text());
          if (plain != null && !argument.negated()) {
            draft.add(name, plain);
          } else {
            read(argument, draft, module, name);
          }
        };
    return Extension.of(name, Map.of(option, new Option(option, 1, true, reader)), option);
  }

  /** The conditions that most are: one state, not negated; each is made once. */
  private static Map<String, Match.State> single(Match.State.Module module) {
    Map<String, Match.State> single = new HashMap<>();
    for (String name : module == Match.State.Module.STATE ? WITHOUT_TRANSLATION : NAMES) {
      ConnectionState state = ConnectionState.valueOf(name);
      single.put(name, new Match.State(module, Set.of(state), false));
    }
    return single;
  }

  private static void read(Argument argument, Draft draft, Match.State.Module module, String name) {
    Token value = argument.value();
    List<String> known = module == Match.State.Module.STATE ? WITHOUT_TRANSLATION : NAMES;
    int states = 0;
    boolean complete = true;
    for (Token element : value.elements()) {
      String upper = element.text().toUpperCase(Locale.ROOT);
      int ordinal = known.indexOf(upper);
      if (ordinal >= 0) {
        states |= 1 << ordinal;
      } else {
        complete = false;
        draft.fault(
            element,
            unknown(element.text(), upper),
            "one of " + String.join(", ", known),
            near(upper),
            Basis.STATE);
      }
    }
    if (complete) {
      draft.add(name, new Match.State(module, Sets.BY_BITS.get(states), argument.negated()));
    }
  }

  private static String unknown(String element, String upper) {
    return NAMES.contains(upper)
        ? "state " + element + " is known to -m conntrack only"
        : "\"" + element + "\" is no state of a connection";
  }

  private static String near(String upper) {
    String lower = upper.toLowerCase(Locale.ROOT);
    List<String> names =
        WITHOUT_TRANSLATION.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return Nearest.of(lower, names).toUpperCase(Locale.ROOT);
  }

  /** Made when a line first names states, since most starts see none. */
  private static final class Sets {
    /** Every set of states, by the bits of their places: each is made once. */
    private static final List<Set<ConnectionState>> BY_BITS =
        IntStream.range(0, 1 << NAMES.size()).mapToObj(Sets::of).toList();

    private static Set<ConnectionState> of(int bits) {
      return IntStream.range(0, NAMES.size())
          .filter(i -> (bits >> i & 1) == 1)
          .mapToObj(i -> ConnectionState.valueOf(NAMES.get(i)))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
