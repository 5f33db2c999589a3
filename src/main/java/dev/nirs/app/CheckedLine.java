package dev.nirs.app;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.verification.Fault;
import java.util.List;

/**
 * What was found out about one line of rules.
 *
 * @param number its place in its file, 1 or more
 * @param text the line as it was read
 * @param parsed what the grammar says
 * @param fixed the rules it becomes with the repairs that the diagnostics name; empty where none
 *     was asked for or found
 * @param policy why its rules must not be applied although they are legal; empty where that was not
 *     asked or nothing speaks against them
 * @param against what its rules mean beside the current ruleset, one sentence each; empty where
 *     that was not asked
 * @param oracle what the real tool says; empty where it was not asked
 */
public record CheckedLine(
    long number,
    String text,
    ParsedLine parsed,
    List<Rule> fixed,
    List<Fault> policy,
    List<String> against,
    List<OracleAnswer> oracle) {

  /** Copies the lists. */
  public CheckedLine {
    fixed = List.copyOf(fixed);
    policy = List.copyOf(policy);
    against = List.copyOf(against);
    oracle = List.copyOf(oracle);
  }

  /**
   * Whether the line is no rule, must not be applied, or is understood differently by the real
   * tool.
   *
   * @return true where the answer of a check is no
   */
  public boolean isRefused() {
    return parsed instanceof ParsedLine.Refused
        || !policy.isEmpty()
        || oracle.stream().anyMatch(OracleAnswer::disagrees);
  }
}
