package dev.nirs.suggestion;

import dev.nirs.verification.RulesetVerdict;
import java.util.Optional;

/** What asking for rules brought. */
public sealed interface Proposal {

  /**
   * At least one rule that may be suggested.
   *
   * @param verdict verdicts on the legal rules of the answer
   * @param run the questions asked
   */
  record Rules(RulesetVerdict verdict, ModelRun run) implements Proposal {}

  /**
   * Nothing that may be suggested.
   *
   * @param reason why
   * @param detail one sentence for people
   * @param run the questions asked; empty where none was answered
   */
  record Failed(FallbackReason reason, String detail, Optional<ModelRun> run) implements Proposal {}
}
