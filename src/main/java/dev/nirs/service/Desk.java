package dev.nirs.service;

import java.util.List;

/**
 * Where an analyst decides. Every decision is written to the audit log; an accepted or edited one
 * has passed levels L1 to L5 and is in the knowledge base, retrievable, before it is answered.
 */
public interface Desk {

  /**
   * Takes a suggestion's rules as they are.
   *
   * @param id of the suggestion
   * @param act who does it and why
   * @return what came of it
   */
  DeskAnswer accept(String id, Act act);

  /**
   * Takes other rules for a suggestion's window.
   *
   * @param id of the suggestion
   * @param rules as typed, one each
   * @param act who does it and why
   * @return what came of it
   */
  DeskAnswer edit(String id, List<String> rules, Act act);

  /**
   * Refuses a suggestion's rules.
   *
   * @param id of the suggestion
   * @param rules those that are wrong; all where empty
   * @param act who does it and why; the reason must not be empty
   * @return what came of it
   */
  DeskAnswer reject(String id, List<String> rules, Act act);

  /**
   * Sets a suggestion aside without a judgement.
   *
   * @param id of the suggestion
   * @param act who does it and why
   * @return what came of it
   */
  DeskAnswer supersede(String id, Act act);

  /**
   * Checks rules for a suggestion's window without deciding anything.
   *
   * @param id of the suggestion
   * @param rules as typed, one each
   * @return what each rule would do, or why it may not stand
   */
  Trial verify(String id, List<String> rules);
}
