package dev.nirs.rule.current;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import java.util.List;

/** What could be read of a rule. */
public sealed interface Reading {

  /**
   * All of it.
   *
   * @param rules the rule, or one for each address of a list; LOG among the targets
   */
  record Plain(List<Rule> rules) implements Reading {
    /** Copies the list. */
    public Plain {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A jump to a chain that somebody made, whose conditions could be read.
   *
   * @param matches the conditions
   * @param chain the chain it jumps to, one of the text
   */
  record Jump(List<Match> matches, String chain) implements Reading {
    /** Copies the list. */
    public Jump {
      matches = List.copyOf(matches);
    }
  }

  /**
   * It decides no packet's fate, whatever its conditions: it has no target, or one that logs, marks
   * or counts.
   *
   * @param target the target; empty where there is none
   */
  record NoVerdict(String target) implements Reading {}

  /**
   * Not all of it.
   *
   * @param reason what could not be read
   * @param bounds conditions that surely hold for what it matches; none where nothing is known
   */
  record Unread(String reason, List<Match> bounds) implements Reading {
    /** Copies the list. */
    public Unread {
      bounds = List.copyOf(bounds);
    }
  }
}
