package dev.nirs.knowledge;

import dev.nirs.summary.AttackPattern;
import java.util.List;
import java.util.Optional;

/**
 * The knowledge base as it was read at one moment.
 *
 * @param examples the last line of every id whatever its status, in file order
 * @param playbooks by pattern
 * @param faults lines of example files that could not be read and were left out
 * @param hash SHA-256 in hexadecimal over everything that is indexed
 */
public record KnowledgeSnapshot(
    List<Example> examples, List<Playbook> playbooks, List<FileFault> faults, String hash) {

  /** Copies the lists. */
  public KnowledgeSnapshot {
    examples = List.copyOf(examples);
    playbooks = List.copyOf(playbooks);
    faults = List.copyOf(faults);
  }

  /**
   * The examples that may be shown as ones to follow.
   *
   * @return those that a person accepted
   */
  public List<Example> activeExamples() {
    return examples.stream().filter(Example::isActive).toList();
  }

  /**
   * The examples that may be shown, to follow or to avoid; what the index holds.
   *
   * @return accepted and rejected ones
   */
  public List<Example> shownExamples() {
    return examples.stream().filter(e -> e.isActive() || e.isWarning()).toList();
  }

  /**
   * An example by its id.
   *
   * @param id the id
   * @return the example, revoked or not; empty where there is none
   */
  public Optional<Example> example(String id) {
    return examples.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /**
   * The advice for a pattern.
   *
   * @param pattern the pattern
   * @return its playbook entry; empty where nobody wrote one
   */
  public Optional<Playbook> playbook(AttackPattern pattern) {
    return playbooks.stream().filter(p -> p.pattern() == pattern).findFirst();
  }
}
