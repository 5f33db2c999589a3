package dev.nirs.knowledge;

import java.util.List;

/**
 * What retrieval found for a window.
 *
 * @param examples best first; none of the excluded incident, no near duplicates
 * @param playbooks the window's own pattern first, then best first
 * @param warnings rules that a person refused in cases of the window's pattern, best first, at most
 *     {@value #MOST_WARNINGS}
 */
public record Retrieved(
    List<Scored<Example>> examples, List<Scored<Playbook>> playbooks, List<Warning> warnings) {

  /** Most warnings: a prompt has no room for more. */
  public static final int MOST_WARNINGS = 2;

  /** Copies the lists. */
  public Retrieved {
    examples = List.copyOf(examples);
    playbooks = List.copyOf(playbooks);
    warnings = List.copyOf(warnings);
  }

  /**
   * Without warnings.
   *
   * @param examples best first
   * @param playbooks best first
   */
  public Retrieved(List<Scored<Example>> examples, List<Scored<Playbook>> playbooks) {
    this(examples, playbooks, List.of());
  }
}
