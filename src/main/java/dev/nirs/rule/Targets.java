package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The targets of {@code -j} and the options of REJECT; those of LOG are in {@link LogOptions}. */
final class Targets {
  private static final String NAMES = "DROP, REJECT, ACCEPT, RETURN or LOG";

  private static final Map<String, Target> TABLE =
      new HashMap<>(
          Map.of(
              "DROP", new Target.Drop(),
              "REJECT", new Target.Reject(Target.Answer.PORT_UNREACHABLE),
              "ACCEPT", new Target.Accept(),
              "RETURN", new Target.Return(),
              "LOG", LogOptions.PLAIN));

  private static final Option REJECT_WITH =
      new Option("--reject-with", 1, false, Targets::rejectWith);

  private static final Map<String, Target.Answer> V4 = new HashMap<>();
  private static final Map<String, Target.Answer> V6 = new HashMap<>();

  static {
    for (Target.Answer answer : Target.Answer.values()) {
      V4.put(answer.text(IpVersion.V4), answer);
      V6.put(answer.text(IpVersion.V6), answer);
    }
    V4.remove("");
    V6.remove("");
    V4.put("net-unreach", Target.Answer.NET_UNREACHABLE);
    V4.put("host-unreach", Target.Answer.HOST_UNREACHABLE);
    V4.put("proto-unreach", Target.Answer.PROTO_UNREACHABLE);
    V4.put("port-unreach", Target.Answer.PORT_UNREACHABLE);
    V4.put("net-prohib", Target.Answer.NET_PROHIBITED);
    V4.put("host-prohib", Target.Answer.HOST_PROHIBITED);
    V4.put("admin-prohib", Target.Answer.ADMIN_PROHIBITED);
    V4.put("tcp-rst", Target.Answer.TCP_RESET);
    V6.put("no-route", Target.Answer.NET_UNREACHABLE);
    V6.put("adm-prohibited", Target.Answer.ADMIN_PROHIBITED);
    V6.put("addr-unreach", Target.Answer.HOST_UNREACHABLE);
    V6.put("port-unreach", Target.Answer.PORT_UNREACHABLE);
    V6.put("policy-fail", Target.Answer.POLICY_FAIL);
    V6.put("reject-route", Target.Answer.REJECT_ROUTE);
  }

  private Targets() {}

  /** The option of a target that was read before. */
  static Optional<Option> option(String spelling, Draft draft) {
    if (draft.target.isEmpty()) {
      return Optional.empty();
    }
    return switch (draft.target.get()) {
      case Target.Reject reject ->
          spelling.equals(REJECT_WITH.name()) ? Optional.of(REJECT_WITH) : Optional.empty();
      case Target.Log log -> LogOptions.option(spelling);
      case Target.Drop drop -> Optional.empty();
      case Target.Accept accept -> Optional.empty();
      case Target.Return back -> Optional.empty();
    };
  }

  /** Whether an option belongs to a target of the language. */
  static boolean isOption(String spelling) {
    return spelling.equals(REJECT_WITH.name()) || LogOptions.option(spelling).isPresent();
  }

  /** Reads what belongs together when the line has ended. */
  static void finish(Draft draft) {
    if (draft.target.isPresent() && draft.target.get() instanceof Target.Log) {
      LogOptions.finish(draft);
    }
  }

  /** Reads the value of {@code -j}. */
  static void read(Argument argument, Draft draft) {
    Token value = argument.value();
    String name = value.text();
    draft.target = Optional.ofNullable(TABLE.get(name));
    if (draft.target.isPresent()) {
      return;
    }
    draft.outside.add(name);
    if (OutsideLanguage.isTarget(name)) {
      draft.fault(
          value, "-j " + name + " is a target outside the language", NAMES, "", Basis.LANGUAGE);
      return;
    }
    String bare = name.replaceAll("[^A-Za-z]+$", "");
    draft.fault(
        value,
        "-j " + name + " is an unknown target",
        NAMES,
        List.of("BLOCK", "DENY", "DISCARD").contains(bare.toUpperCase(Locale.ROOT))
            ? "DROP"
            : Nearest.of(bare, List.of("accept", "drop", "log", "reject", "return"))
                .toUpperCase(Locale.ROOT),
        Basis.TARGET);
  }

  private static void rejectWith(Argument argument, Draft draft) {
    Token value = argument.value();
    Map<String, Target.Answer> answers = draft.version == IpVersion.V4 ? V4 : V6;
    Target.Answer answer = answers.get(value.text());
    if (answer != null) {
      draft.target = Optional.of(new Target.Reject(answer));
      return;
    }
    String known =
        String.join(
            ", ",
            Arrays.stream(Target.Answer.values())
                .map(a -> a.text(draft.version))
                .filter(text -> !text.isEmpty())
                .toList());
    draft.fault(
        value,
        "--reject-with " + value.text() + " is no answer",
        "one of " + known,
        Nearest.of(value.text(), answers.keySet()),
        Basis.REJECT);
  }
}
