package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule language: a strict subset of what iptables-restore reads, one rule a line that appends
 * to one of a set of chains. Whatever it accepts, a real iptables-restore loads, and prints as
 * {@link Rule#canonical()}. Immutable; safe for use by several threads.
 */
public final class RuleGrammar {

  /** The chains of the filter table that exist everywhere. */
  public static final Set<String> CHAINS = Set.of("INPUT", "FORWARD", "OUTPUT");

  /** A repair may uncover another fault. */
  private static final int MOST_ROUNDS = 5;

  private final IpVersion version;
  private final Set<String> chains;

  /**
   * The grammar of a family and its chains.
   *
   * @param version V4 for iptables, V6 for ip6tables
   * @param chains the chains that rules may be appended to, at least one; they must exist where the
   *     rules are loaded
   * @throws IllegalArgumentException where there is no chain, or one has a name that cannot be
   */
  public RuleGrammar(IpVersion version, Set<String> chains) {
    this.version = version;
    this.chains = Set.copyOf(chains);
    if (chains.isEmpty()) {
      throw new IllegalArgumentException("chains: none given");
    }
    for (String chain : chains) {
      if (!RuleShape.isChainName(chain)) {
        throw new IllegalArgumentException("chain " + chain + " is no chain name");
      }
    }
  }

  /**
   * Whether a text can name a chain of this language; iptables allows more.
   *
   * @param name the text
   * @return true for 1 to 28 letters, digits, {@code _ . -} that start with neither of the last two
   */
  public static boolean isChainName(String name) {
    return RuleShape.isChainName(name);
  }

  /**
   * Reads one line. Never throws, whatever the text.
   *
   * @param line the text, without line end; a leading {@code iptables} or {@code sudo iptables}
   *     ({@code ip6tables} for IPv6) is left out with a note
   * @return the rules, or every fault that was found
   */
  public ParsedLine parse(String line) {
    return RuleAssembly.of(read(line), line.length());
  }

  private Draft read(String line) {
    Draft draft = new Draft(version, chains);
    List<Token> tokens = LineReader.read(line, draft);
    if (draft.faults.isEmpty() || !tokens.isEmpty()) {
      new LineParser(tokens, draft).run();
    }
    return draft;
  }

  /**
   * The line with every evident repair made. Never throws, whatever the text.
   *
   * @param line a line that {@link #parse} refuses
   * @return a line that it accepts; empty where the repairs that are evident do not lead to one
   */
  public Optional<String> repair(String line) {
    String text = line;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Draft draft = read(text);
      if (RuleAssembly.of(draft, text.length()) instanceof ParsedLine.Accepted) {
        return Optional.of(text);
      }
      String repaired = repaired(text, draft.fixes);
      if (repaired.equals(text)) {
        return Optional.empty();
      }
      text = repaired;
    }
    return Optional.empty();
  }

  /** From the right, so that columns stay what they are; what overlaps waits for another round. */
  private static String repaired(String line, List<Draft.Fix> fixes) {
    StringBuilder text = new StringBuilder(line);
    int untouched = Integer.MAX_VALUE;
    for (Draft.Fix fix :
        fixes.stream().sorted(Comparator.comparingInt(Draft.Fix::from).reversed()).toList()) {
      if (fix.to() <= untouched && fix.to() <= line.length() + 1) {
        boolean end = fix.from() > line.length();
        boolean put = fix.from() == fix.to() && !fix.text().startsWith(" ");
        text.replace(
            fix.from() - 1,
            fix.to() - 1,
            (put && end ? " " : "") + fix.text() + (put && !end ? " " : ""));
        untouched = fix.from();
      }
    }
    return text.toString();
  }
}
