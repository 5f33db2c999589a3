package dev.nirs.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the repairs that diagnostics name into a line, one after the other, and keeps the result
 * only where the grammar accepts it. A repair is a proposal for the person who wrote the line: it
 * says what was probably meant, and is never applied unseen.
 */
public final class LineRepair {
  private static final int MOST_STEPS = 12;

  private final RuleGrammar grammar;

  /**
   * Repairs for a grammar.
   *
   * @param grammar decides whether a repaired line is a rule
   */
  public LineRepair(RuleGrammar grammar) {
    this.grammar = grammar;
  }

  /**
   * Repairs a line.
   *
   * @param line a line that the grammar refuses
   * @return the canonical rules of the repaired line; empty where a fault has no evident repair, or
   *     the repairs do not make it a rule
   */
  public Optional<List<Rule>> repair(String line) {
    String text = line;
    for (int step = 0; step < MOST_STEPS; step++) {
      switch (grammar.parse(text)) {
        case ParsedLine.Accepted accepted -> {
          return Optional.of(accepted.rules());
        }
        case ParsedLine.Refused refused -> {
          Optional<String> better = better(text, refused.diagnostics());
          if (better.isEmpty()) {
            return Optional.empty();
          }
          text = better.get();
        }
      }
    }
    return Optional.empty();
  }

  /** The line after the first repair that leaves fewer faults. */
  private Optional<String> better(String text, List<Diagnostic> faults) {
    for (Diagnostic fault : faults) {
      if (fault.repair().isEmpty()) {
        continue;
      }
      for (String candidate : candidates(text, fault)) {
        if (faults(candidate) < faults.size()) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private int faults(String text) {
    return switch (grammar.parse(text)) {
      case ParsedLine.Accepted accepted -> 0;
      case ParsedLine.Refused refused -> refused.diagnostics().size();
    };
  }

  /** A repair stands for the word at its column, or for that word and the next, or before it. */
  private static List<String> candidates(String text, Diagnostic fault) {
    int from = Math.min(fault.column() - 1, text.length());
    int end = wordEnd(text, from);
    int next = wordEnd(text, blankEnd(text, end));
    List<String> candidates = new ArrayList<>();
    candidates.add(join(text.substring(0, from), fault.repair(), text.substring(end)));
    candidates.add(join(text.substring(0, from), fault.repair(), text.substring(next)));
    candidates.add(join(text.substring(0, from), fault.repair(), text.substring(from)));
    return candidates;
  }

  private static String join(String before, String repair, String after) {
    boolean apart = before.isEmpty() || before.endsWith(" ") || before.endsWith("\"");
    boolean loose = after.isEmpty() || after.startsWith(" ") || after.startsWith("\"");
    return before + (apart ? "" : " ") + repair + (loose ? "" : " ") + after;
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\t') {
      at++;
    }
    return at;
  }

  private static int blankEnd(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
