package dev.nirs.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code --syn}, {@code --tcp-flags} and {@code --tcp-option} of {@code -m tcp}. */
final class TcpHeader {
  /** The name of the extension. */
  static final String NAME = "tcp";

  private static final String FLAGS = "--tcp-flags";
  private static final List<String> NAMES =
      List.of("ack", "all", "fin", "none", "psh", "rst", "syn", "urg");

  private TcpHeader() {}

  /** Adds the options to those of the extension. */
  static void addTo(Extension.Table table) {
    table
        .with(new Option(FLAGS, 0, true, TcpHeader::syn), "--syn")
        .with(new Option(FLAGS, 2, true, TcpHeader::flags), FLAGS)
        .with(new Option("--tcp-option", 1, true, TcpHeader::option), "--tcp-option");
  }

  private static void syn(Argument argument, Draft draft) {
    draft.add(
        NAME, new PacketMatch.TcpFlags(TcpFlag.SYN_MASK, Set.of(TcpFlag.SYN), argument.negated()));
  }

  private static void flags(Argument argument, Draft draft) {
    Token mask = argument.value();
    Token set = argument.secondValue();
    Optional<Set<TcpFlag>> looked = flags(mask, draft);
    Optional<Set<TcpFlag>> wanted = flags(set, draft);
    if (looked.isEmpty() || wanted.isEmpty()) {
      return;
    }
    if (looked.get().isEmpty()) {
      draft.fault(
          mask, "an empty mask of flags looks at nothing", "at least one flag", "", Basis.FLAGS);
    } else if (!looked.get().containsAll(wanted.get())) {
      draft.fault(
          set,
          "flags " + set.text() + " are not all in the mask " + mask.text() + ": never matches",
          "flags of the mask",
          "",
          Basis.FLAGS);
    } else {
      draft.add(NAME, new PacketMatch.TcpFlags(looked.get(), wanted.get(), argument.negated()));
    }
  }

  private static Optional<Set<TcpFlag>> flags(Token token, Draft draft) {
    Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
    boolean complete = true;
    for (Token element : token.elements()) {
      complete &= flag(element, flags, draft);
    }
    return complete ? Optional.of(flags) : Optional.empty();
  }

  private static boolean flag(Token element, Set<TcpFlag> flags, Draft draft) {
    String upper = element.text().toUpperCase(Locale.ROOT);
    switch (upper) {
      case "ALL" -> flags.addAll(EnumSet.allOf(TcpFlag.class));
      case "NONE" -> {}
      case "SYN", "ACK", "FIN", "RST", "URG", "PSH" -> flags.add(TcpFlag.valueOf(upper));
      default -> {
        draft.fault(
            element,
            "\"" + element.text() + "\" is no flag that iptables knows",
            "SYN, ACK, FIN, RST, URG, PSH, ALL or NONE",
            Nearest.of(element.text(), NAMES).toUpperCase(Locale.ROOT),
            Basis.FLAGS);
        return false;
      }
    }
    return true;
  }

  private static void option(Argument argument, Draft draft) {
    NumberReader.readInt(argument, 1, 255, draft)
        .ifPresent(kind -> draft.add(NAME, new PacketMatch.TcpOption(kind, argument.negated())));
  }
}
