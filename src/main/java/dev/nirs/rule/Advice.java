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
  private static final Set<String> STATES =
      Set.of("NEW", "ESTABLISHED", "RELATED", "INVALID", "UNTRACKED");
  private static final Set<String> TARGETS = Set.of("DROP", "REJECT", "ACCEPT", "RETURN", "LOG");
  private static final Set<String> SHELL = Set.of(";", "|", "||", "&", "&&", ">", "<", "#");
  private static final Pattern COUNTERS = Pattern.compile("\\[[0-9]+:[0-9]+\\]");
  private static final Pattern PORT_OPTION =
      Pattern.compile("--(?:sport|dport|source-port|destination-port)");
  private static final Pattern TCP_OPTION = Pattern.compile("--(?:syn|tcp-flags|tcp-option)");

  private Advice() {}

  /** Whether a line starts as no rule does: the other lines of a file for iptables-restore. */
  static boolean isOtherLine(Token first, Draft draft) {
    String text = first.text();
    char start = first.quoted() || text.isEmpty() ? 'x' : text.charAt(0);
    String kind = "";
    if (start == '*') {
      kind = "the table line " + text;
    } else if (start == ':') {
      kind = "the chain line " + text;
    } else if (text.equals("COMMIT")) {
      kind = "the line COMMIT";
    } else if (start == '#') {
      kind = "a comment line";
    } else if (start == '[' && COUNTERS.matcher(text).matches()) {
      kind = "counters " + text + " in front";
    }
    if (!kind.isEmpty()) {
      draft.fault(first, kind + " is no rule", "a rule, -A ...", "", Basis.LANGUAGE);
      draft.outside.add(text);
    }
    return !kind.isEmpty();
  }

  /** Reports a word that stands where an option should. */
  static void stray(Token token, Token previous, Draft draft) {
    String text = token.text();
    String upper = text.toUpperCase(Locale.ROOT);
    boolean shell = SHELL.contains(text) || previous.text().endsWith(";");
    draft.fault(
        token,
        shell ? text + " belongs to a shell" : "stray word " + text,
        shell ? "one rule a line and nothing else" : "an option",
        shell ? "" : placed(text, upper, draft),
        Basis.WORD);
  }

  private static String placed(String text, String upper, Draft draft) {
    String bare = text.startsWith("!") ? text.substring(1) : text;
    boolean state = STATES.contains(upper.split(",", -1)[0]);
    if (state && draft.loaded("state").isPresent()) {
      return "--state " + upper;
    }
    if (state && draft.loaded("conntrack").isPresent()) {
      return "--ctstate " + upper;
    }
    if (TARGETS.contains(upper)) {
      return draft.target.isPresent() ? "" : "-j " + upper;
    }
    if (draft.chains.contains(upper) && draft.chain.isEmpty()) {
      return "-A " + upper;
    }
    if (bare.length() < text.length() && bare.startsWith("-")) {
      return "! " + bare;
    }
    String dashed = "--" + text;
    boolean option =
        Clauses.find(dashed).isPresent() || Extensions.knowing(dashed, draft.version).isPresent();
    return option ? dashed : "";
  }

  /** Reports an option that is not known, or not known at this place. */
  static void unknownOption(Token token, List<Token> line, Draft draft) {
    String text = token.text();
    String name = text.indexOf('=') > 0 ? text.substring(0, text.indexOf('=')) : text;
    if (OutsideLanguage.isOption(name)) {
      outside(token, name, draft);
    } else if (Extensions.knowing(name, draft.version).isPresent()) {
      notLoaded(token, name, line, draft);
    } else if (Targets.isOption(name)) {
      String target = name.equals("--reject-with") ? "-j REJECT" : "-j LOG";
      draft.fault(
          token,
          name + " without " + target + " before it",
          target + " before it",
          "",
          Basis.KNOWN);
    } else if (OutsideLanguage.isExtensionOption(name)) {
      extensionOption(token, name, draft);
    } else {
      boolean dashed = text.startsWith("--");
      draft.fault(
          token,
          text + " is an unknown option",
          "an option",
          meant(text, draft),
          dashed ? Basis.KNOWN : Basis.SHORT);
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
        name + " is " + (command ? "another command" : "an option outside the language"),
        command ? "-A" : "the option left out",
        name.equals("-I") || name.equals("--insert") ? "-A" : "",
        command ? Basis.COMMAND : OutsideLanguage.basis(name));
  }

  /** One report is enough for an extension or target and its options. */
  private static void extensionOption(Token token, String name, Draft draft) {
    if (draft.outside.isEmpty()) {
      draft.fault(token, name + " is an option outside the language", "", "", Basis.EXTENSION);
    }
  }

  private static void notLoaded(Token token, String name, List<Token> line, Draft draft) {
    if (draft.unreadableProtocol) {
      return;
    }
    if (name.startsWith("--icmp")) {
      icmpWithout(token, name, draft);
    } else if (TCP_OPTION.matcher(name).matches()) {
      boolean given = draft.uses("-p");
      String repair = given ? "" : "-p tcp " + name;
      draft.fault(token, name + " without -p tcp", "-p tcp", repair, Basis.KNOWN);
    } else if (PORT_OPTION.matcher(name).matches()) {
      portsWithout(token, name, line, draft);
    } else {
      String extension = Extensions.knowing(name, draft.version).orElseThrow().name();
      String wanted = "-m " + extension;
      boolean later = draft.loaded(extension).isPresent();
      draft.fault(
          token,
          name + " without " + wanted,
          wanted + " before it",
          later ? "" : wanted + " " + name,
          Basis.KNOWN);
    }
  }

  private static void icmpWithout(Token token, String name, Draft draft) {
    String wanted = "-p " + (draft.version == IpVersion.V4 ? "icmp" : "icmpv6");
    boolean given = draft.uses("-p");
    draft.fault(
        token,
        name + " without " + wanted,
        wanted,
        given ? "" : wanted + " " + name,
        Basis.OWN_PROTOCOL);
  }

  private static void portsWithout(Token token, String name, List<Token> line, Draft draft) {
    Optional<Protocol> only = draft.onlyProtocol();
    if (only.isEmpty()) {
      beforeProtocol(token, name, line, draft);
      return;
    }
    String protocol = ProtocolNames.of(only.get());
    boolean lite = protocol.equals("udplite");
    draft.fault(
        token,
        protocol + (lite ? " has ports only in multiport: " : " has no ports: ") + name,
        lite ? "-m multiport" : "no ports, or -p tcp, udp, sctp or dccp",
        lite ? "-m multiport " + name + "s" : "",
        Basis.OWN_PROTOCOL);
    if (only.get().equals(Protocol.ICMP) || only.get().equals(Protocol.ICMPV6)) {
      Phrase.of(token, line).remove(draft);
    }
  }

  private static void beforeProtocol(Token token, String name, List<Token> line, Draft draft) {
    Optional<Token> later =
        line.stream().filter(t -> !t.quoted() && Clauses.isProtocol(t.text())).findFirst();
    String wanted = "-p tcp, udp, sctp or dccp before it, not negated";
    if (draft.uses("-p")) {
      draft.fault(token, name + " behind no single protocol", wanted, "", Basis.KNOWN);
    } else if (later.isPresent()) {
      draft.fault(token, name + " stands before its -p", wanted, "", Basis.KNOWN);
      Phrase.of(token, line).moveBehind(Phrase.of(later.get(), line), draft);
    } else {
      draft.fault(token, name + " without -p", wanted, "-p tcp " + name, Basis.KNOWN);
    }
  }

  private static String meant(String text, Draft draft) {
    if (text.equals("--icmp-type") || text.equals("--icmpv6-type")) {
      return draft.version == IpVersion.V4 ? "--icmp-type" : "--icmpv6-type";
    }
    Set<String> known = new TreeSet<>(Clauses.spellings());
    known.addAll(Extensions.optionSpellings(draft.version));
    known.add("--reject-with");
    known.add("--log-prefix");
    known.add("--log-level");
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
