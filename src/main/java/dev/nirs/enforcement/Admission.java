package dev.nirs.enforcement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a line may be given to the tool. */
enum Admission {
  /** It only appends: many of its kind may share a load without touching one another. */
  TOGETHER,
  /** It may do other things, such as flush a chain: it gets a namespace of its own. */
  ALONE;

  /** iptables-restore reads what follows in a longer line as a line of its own. */
  private static final int MAXIMUM_BYTES = 10_000;

  private static final int TOGETHER_BYTES = 2_000;

  /** Options of which a rule that only appends is made, beside long ones. */
  private static final Set<String> APPENDING =
      Set.of("-A", "-s", "-d", "-p", "-i", "-o", "-m", "-j", "-g", "-f");

  /** Short options that take the rest of their word (getopt string of release 1.8). */
  private static final String WITH_ARGUMENT = "ACDEFILMNPRSWXZcdghijmopstw";

  /** Long options that are commands or end the program; the tool takes any unique prefix. */
  private static final List<String> COMMANDS =
      List.of(
          "--delete",
          "--delete-chain",
          "--check",
          "--insert",
          "--replace",
          "--list",
          "--list-rules",
          "--flush",
          "--zero",
          "--new-chain",
          "--rename-chain",
          "--policy",
          "--help",
          "--version",
          "--ipv4",
          "--ipv6",
          "--set-counters",
          "--table",
          "--modprobe",
          "--wait",
          "--wait-interval",
          "--exact",
          "--verbose",
          "--numeric",
          "--line-numbers");

  /** Why a line must not reach the tool; empty where it may. */
  static Optional<String> objection(String line) {
    if (line.indexOf('\0') >= 0) {
      return Optional.of("a NUL, behind which the tool does not read");
    }
    if (line.indexOf('\n') >= 0) {
      return Optional.of("a line feed: more than one line");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(line)) {
      return Optional.of("half a character, which has no bytes");
    }
    int bytes = line.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAXIMUM_BYTES) {
      return Optional.of(bytes + " bytes, of which the tool may read the rest as a second line");
    }
    return RestoreWords.of(line).stream()
        .filter(Admission::mayNameProgram)
        .findFirst()
        .map(word -> word + ", which may make the tool run a program");
  }

  /** How a line without objection is loaded. */
  static Admission of(String line) {
    boolean plain = line.length() <= TOGETHER_BYTES && line.startsWith("-A ");
    return plain && RestoreWords.of(line).stream().allMatch(Admission::appendsOnly)
        ? TOGETHER
        : ALONE;
  }

  /** {@code -M} among short options written together, or the start of {@code --modprobe}. */
  private static boolean mayNameProgram(String word) {
    return word.startsWith("--")
        ? word.length() > 2 && "--modprobe".startsWith(beforeEquals(word))
        : word.startsWith("-") && afterFlags(word) == 'M';
  }

  /** The first letter that is no flag: what follows a letter with an argument is the argument. */
  private static char afterFlags(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (WITH_ARGUMENT.indexOf(word.charAt(i)) >= 0) {
        return word.charAt(i);
      }
    }
    return '-';
  }

  private static boolean appendsOnly(String word) {
    if (word.startsWith("--")) {
      return COMMANDS.stream().noneMatch(command -> command.startsWith(beforeEquals(word)));
    }
    return !word.startsWith("-") || APPENDING.contains(word);
  }

  private static String beforeEquals(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }
}
