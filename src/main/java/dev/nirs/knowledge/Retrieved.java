package dev.nirs.knowledge;

import java.util.List;

/**
 * What retrieval found for a window.
 *
 * @param examples best first; none of the excluded incident, no near duplicates
 * @param playbooks the window's own pattern first, then best first
 */
public record Retrieved(List<Scored<Example>> examples, List<Scored<Playbook>> playbooks) {

  /** Copies the lists. */
  public Retrieved {
    examples = List.copyOf(examples);
    playbooks = List.copyOf(playbooks);
  }
}
