package dev.nirs.rule.current;

import dev.nirs.rule.Match;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one rule of {@code iptables-save}, which prints the target behind all conditions. */
final class SavedRule {
  /** Targets of the filter table that let the packet go on to the next rule. */
  private static final Set<String> GOING_ON =
      Set.of(
          "LOG",
          "NFLOG",
          "ULOG",
          "AUDIT",
          "MARK",
          "CONNMARK",
          "CONNSECMARK",
          "SECMARK",
          "SET",
          "TRACE",
          "IDLETIMER",
          "LED",
          "RATEEST",
          "TEE",
          "CLASSIFY",
          "DSCP",
          "TOS",
          "TTL",
          "HL",
          "TCPMSS",
          "TCPOPTSTRIP",
          "CHECKSUM",
          "ECN",
          "NFACCT");

  private static final Set<String> VERDICTS = Set.of("ACCEPT", "DROP", "REJECT", "RETURN");

  /** Stands for the target of a jump while its conditions are read. */
  private static final String STAND_IN = " -j RETURN";

  private final RuleGrammar grammar;
  private final RuleGrammar anyChain;
  private final Set<String> chains;

  /** A reader for a file with these chains. */
  SavedRule(IpVersion version, Set<String> chains) {
    Set<String> named =
        chains.stream().filter(RuleGrammar::isChainName).collect(Collectors.toUnmodifiableSet());
    this.anyChain = new RuleGrammar(version, RuleGrammar.CHAINS);
    this.grammar = named.isEmpty() ? anyChain : new RuleGrammar(version, named);
    this.chains = Set.copyOf(chains);
  }

  Reading read(String text) {
    int at = find(text, " -j ", " -g ");
    if (find(text, "  ", "\t") >= 0) {
      return unread("blanks that may belong to the name of an interface", text);
    }
    if (at < 0) {
      return conditions(text).isPresent()
          ? new Reading.NoVerdict("")
          : unread("no target, and conditions that are not known", text);
    }
    String[] words = text.substring(at).split(" ", 4);
    String name = words.length > 2 ? words[2] : "";
    if (words[1].equals("-g")) {
      return unread("-g " + name + " is not followed", text);
    }
    if (chains.contains(name)) {
      return jump(name, text.substring(0, at), text);
    }
    if (GOING_ON.contains(name)) {
      return new Reading.NoVerdict(name);
    }
    return VERDICTS.contains(name)
        ? verdict(text)
        : unread("target " + name + " is not known", text);
  }

  /** Where one of two texts begins outside of quotes; -1 where neither does. */
  private static int find(String text, String one, String other) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (text.startsWith(one, i) || text.startsWith(other, i))) {
        return i;
      }
    }
    return -1;
  }

  private Reading verdict(String text) {
    return switch (grammar.parse(text)) {
      case ParsedLine.Accepted accepted -> new Reading.Plain(accepted.rules());
      case ParsedLine.Refused refused -> unread(refused.diagnostics().get(0).message(), text);
    };
  }

  private Reading jump(String chain, String front, String text) {
    boolean isLast = text.equals(front + " -j " + chain);
    Optional<List<Match>> matches = isLast ? conditions(front) : Optional.empty();
    return matches.isPresent()
        ? new Reading.Jump(matches.get(), chain)
        : unread("a jump to " + chain + " under conditions that are not known", text);
  }

  /** The conditions in front of a target, where all of them are known. */
  private Optional<List<Match>> conditions(String front) {
    return switch (grammar.parse(front + STAND_IN)) {
      case ParsedLine.Accepted accepted when accepted.rules().size() == 1 ->
          Optional.of(accepted.rules().get(0).matches());
      case ParsedLine.Accepted accepted -> Optional.empty();
      case ParsedLine.Refused refused -> Optional.empty();
    };
  }

  private Reading unread(String reason, String text) {
    return new Reading.Unread(Excerpt.of(reason), bounds(text));
  }

  /** The -s, -d and -p in front of all extensions: what follows only narrows the rule. */
  private List<Match> bounds(String text) {
    String[] words = text.split(" ", -1);
    StringBuilder front = new StringBuilder("-A INPUT");
    int next = 2;
    while (next < words.length) {
      boolean negated = words[next].equals("!");
      int option = negated ? next + 1 : next;
      if (option + 1 >= words.length || !words[option].matches("-[sdpio]")) {
        break;
      }
      if (words[option].matches("-[sdp]")) {
        front.append(negated ? " ! " : " ").append(words[option]);
        front.append(' ').append(words[option + 1]);
      }
      next = option + 2;
    }
    return switch (anyChain.parse(front + STAND_IN)) {
      case ParsedLine.Accepted accepted when accepted.rules().size() == 1 ->
          accepted.rules().get(0).matches();
      case ParsedLine.Accepted accepted -> List.of();
      case ParsedLine.Refused refused -> List.of();
    };
  }
}
