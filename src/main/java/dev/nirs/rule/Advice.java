package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says what is wrong with words that the parser cannot place, and what they probably mean. */
final class Advice {
  private static final String OUTSIDE = ", but outside the language of suggestions";
  private static final Set<String> STATES =
      Set.of("NEW", "ESTABLISHED", "RELATED", "INVALID", "UNTRACKED");
  private static final Set<String> SHELL = Set.of(";", "|", "||", "&", "&&", ">", "<", "#");
  private static final Pattern COUNTERS = Pattern.compile("\\[[0-9]+:[0-9]+\\]");
  private static final Pattern PORT_OPTION =
      Pattern.compile("--(?:sport|dport|source-port|destination-port)");

  private Advice() {}

  /** Whether a line starts as no rule does: the other lines of a file for iptables-restore. */
  static boolean isOtherLine(Token first, Draft draft) {
    String text = first.text();
    String kind = "";
    if (!first.quoted() && text.startsWith("*")) {
      kind = "the table line " + text;
    } else if (!first.quoted() && text.startsWith(":")) {
      kind = "the chain line " + text;
    } else if (text.equals("COMMIT")) {
      kind = "the line COMMIT";
    } else if (!first.quoted() && text.startsWith("#")) {
      kind = "a comment line";
    } else if (COUNTERS.matcher(text).matches()) {
      kind = "counters " + text + " in front";
    }
    if (!kind.isEmpty()) {
      draft.fault(first, kind + " is known to iptables-restore" + OUTSIDE, "a rule, -A ...", "");
      draft.outside.add(text);
    }
    return !kind.isEmpty();
  }

  /** Reports a word that stands where an option should. */
  static void stray(Token token, Token previous, Draft draft) {
    String text = token.text();
    String upper = text.toUpperCase(Locale.ROOT);
    String bare = text.startsWith("!") ? text.substring(1) : text;
    String repair = "";
    if (STATES.contains(upper.split(",", -1)[0]) && draft.loaded.containsKey("state")) {
      repair = "--state " + upper;
    } else if (STATES.contains(upper.split(",", -1)[0]) && draft.loaded.containsKey("conntrack")) {
      repair = "--ctstate " + upper;
    } else if (upper.equals("DROP") || upper.equals("REJECT")) {
      repair = draft.target.isPresent() ? "" : "-j " + upper;
    } else if (draft.chains.contains(upper) && draft.chain.isEmpty()) {
      repair = "-A " + upper;
    } else if (bare.length() < text.length() && bare.startsWith("-")) {
      repair = "! " + bare;
    }
    boolean shell = SHELL.contains(text) || previous.text().endsWith(";");
    draft.fault(
        token,
        shell ? text + " belongs to a shell" : "stray word " + text,
        shell ? "one rule a line and nothing else" : "an option",
        repair);
  }

  /** Reports an option that is not known, or not known at this place. */
  static void unknownOption(Token token, List<Token> line, Draft draft) {
    String text = token.text();
    String name = text.indexOf('=') > 0 ? text.substring(0, text.indexOf('=')) : text;
    if (OutsideLanguage.isOption(name)) {
      outside(token, name, draft);
    } else if (Extensions.knowing(name, draft.version).isPresent()) {
      notLoaded(token, name, line, draft);
    } else if (name.equals("--reject-with")) {
      draft.fault(token, name + " stands before -j REJECT", "-j REJECT before it", "");
    } else if (OutsideLanguage.isExtensionOption(name)) {
      extensionOption(token, name, draft);
    } else {
      draft.fault(token, text + " is an unknown option", "an option", meant(text, draft));
    }
  }

  private static void outside(Token token, String name, Draft draft) {
    boolean command = OutsideLanguage.isCommand(name);
    draft.outside.add(name);
    if (command) {
      draft.chain = draft.chain.or(() -> Optional.of(name));
    }
    draft.fault(
        token,
        name + " is " + (command ? "a command" : "an option") + " of iptables" + OUTSIDE,
        command ? "-A" : "the option left out",
        name.equals("-I") || name.equals("--insert") ? "-A" : "");
  }

  /** One report is enough for an extension or target and its options. */
  private static void extensionOption(Token token, String name, Draft draft) {
    if (draft.outside.isEmpty()) {
      draft.fault(token, name + " is an option of iptables" + OUTSIDE, "", "");
    }
  }

  private static void notLoaded(Token token, String name, List<Token> line, Draft draft) {
    Optional<Protocol> only = draft.onlyProtocol();
    boolean port = PORT_OPTION.matcher(name).matches();
    if (draft.hasUnreadableProtocol()) {
      return;
    }
    if (name.startsWith("--icmp")) {
      String protocol = draft.version == IpVersion.V4 ? "icmp" : "icmpv6";
      boolean given = draft.protocol.isPresent();
      String wanted = "-p " + protocol;
      draft.fault(token, name + " without " + wanted, wanted, given ? "" : wanted + " " + name);
    } else if (!port) {
      String extension = Extensions.knowing(name, draft.version).orElseThrow().name();
      String wanted = "-m " + extension;
      draft.fault(token, name + " without " + wanted, wanted + " before it", wanted + " " + name);
    } else if (only.isPresent()) {
      String protocol = ProtocolNames.of(only.get());
      boolean lite = protocol.equals("udplite");
      draft.fault(
          token,
          protocol + (lite ? " has ports only in multiport: " : " has no ports: ") + name,
          lite ? "-m multiport" : "no ports, or -p tcp, udp, sctp or dccp",
          lite ? "-m multiport " + name + "s" : "");
    } else {
      beforeProtocol(token, name, line, draft);
    }
  }

  private static void beforeProtocol(Token token, String name, List<Token> line, Draft draft) {
    Set<String> spellings = Set.of("-p", "--protocol", "--proto");
    boolean later = line.stream().anyMatch(t -> !t.quoted() && spellings.contains(t.text()));
    String wanted = "-p tcp, udp, sctp or dccp before it, not negated";
    if (draft.protocol.isPresent()) {
      draft.fault(token, name + " behind ! -p", wanted, "");
    } else if (later) {
      draft.fault(token, name + " stands before its -p", wanted, "");
    } else {
      draft.fault(token, name + " without -p", wanted, "-p tcp " + name);
    }
  }

  private static String meant(String text, Draft draft) {
    if (text.equals("--icmp-type") || text.equals("--icmpv6-type")) {
      return draft.version == IpVersion.V4 ? "--icmp-type" : "--icmpv6-type";
    }
    Set<String> known = new TreeSet<>(Clauses.spellings());
    known.addAll(Extensions.optionSpellings(draft.version));
    known.add("--reject-with");
    if (known.contains("-" + text)) {
      return "-" + text;
    }
    boolean dashed = text.startsWith("--");
    if (!dashed && text.length() > 2 && Clauses.find(text.substring(0, 2)).isPresent()) {
      return text.substring(0, 2) + " " + text.substring(text.charAt(2) == '=' ? 3 : 2);
    }
    return dashed && text.length() > 3 ? Nearest.of(text, known) : "";
  }
}
