package dev.nirs.evaluation.retrieval;

import dev.nirs.summary.AttackPattern;
import dev.nirs.traffic.AttackClass;

/**
 * A window whose attack is known, as a question to retrieval.
 *
 * @param incident the incident it belongs to; no example of it is an answer
 * @param truth what the answers should be like
 * @param labelled the window in words where the detector says what it sees
 * @param unlabelled the window in words where the detector only says that it sees something
 */
public record KnownWindow(String incident, Truth truth, String labelled, String unlabelled) {

  /**
   * What a case is, for judging whether another one is of use to it.
   *
   * @param attackClass what most alerts are
   * @param pattern the shape of the attack, the class being known
   * @param rules the shape of the rules that answer it: addresses and source ports left out
   */
  public record Truth(AttackClass attackClass, AttackPattern pattern, String rules) {}
}
