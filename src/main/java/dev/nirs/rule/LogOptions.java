package dev.nirs.rule;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The options of {@code -j LOG}. */
final class LogOptions {
  /** LOG without options. */
  static final Target.Log PLAIN = new Target.Log("", Target.Log.DEFAULT_LEVEL, Set.of());

  private static final String PREFIX = "--log-prefix";
  private static final String LEVEL = "--log-level";

  /** By number. */
  private static final List<String> LEVELS =
      List.of("emerg", "alert", "crit", "error", "warning", "notice", "info", "debug");

  private static final Map<String, Option> OPTIONS = new HashMap<>();

  static {
    OPTIONS.put(PREFIX, Option.late(PREFIX, 1, false));
    OPTIONS.put(LEVEL, Option.late(LEVEL, 1, false));
    for (Target.Log.Detail detail : Target.Log.Detail.values()) {
      OPTIONS.put(detail.option(), Option.late(detail.option(), 0, false));
    }
  }

  private LogOptions() {}

  /** The option of a spelling. */
  static Optional<Option> option(String spelling) {
    return Optional.ofNullable(OPTIONS.get(spelling));
  }

  /** Reads all of them. */
  static void finish(Draft draft) {
    Optional<Argument> prefix = draft.complete(PREFIX);
    prefix.ifPresent(given -> checkPrefix(given.value(), draft));
    int level = draft.complete(LEVEL).map(a -> level(a.value(), draft)).orElse(PLAIN.level());
    Set<Target.Log.Detail> details = EnumSet.noneOf(Target.Log.Detail.class);
    for (Target.Log.Detail detail : Target.Log.Detail.values()) {
      if (draft.uses(detail.option())) {
        details.add(detail);
      }
    }
    if (draft.faults.isEmpty()) {
      String text = prefix.map(given -> given.value().text()).orElse("");
      draft.target = Optional.of(new Target.Log(text, level, details));
    }
  }

  private static void checkPrefix(Token value, Draft draft) {
    int length = value.text().length();
    if (length < 1 || length > Target.Log.MOST_CHARACTERS) {
      draft.fault(
          value,
          "a log prefix of " + length + " characters",
          "1 to " + Target.Log.MOST_CHARACTERS + "; iptables cuts the rest",
          "",
          Basis.LOG);
    }
  }

  private static int level(Token value, Draft draft) {
    String text = value.text();
    OptionalLong number = NumberReader.plain(text, 0, text.length());
    if (number.isPresent() && number.getAsLong() < LEVELS.size()) {
      return (int) number.getAsLong();
    }
    int named = text.equals("panic") ? 0 : LEVELS.indexOf(text);
    if (named < 0) {
      draft.fault(
          value,
          "--log-level " + text + " is no level",
          "0 to 7 or one of " + String.join(", ", LEVELS),
          Nearest.of(text, LEVELS),
          Basis.LOG);
    }
    return named;
  }
}
