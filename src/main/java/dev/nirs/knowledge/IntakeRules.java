package dev.nirs.knowledge;

import dev.nirs.knowledge.Example.Status;
import java.util.List;

/**
 * What may enter beside what is there: an id stands once, near duplicates of one incident merge,
 * and no incident may fill the knowledge base.
 */
final class IntakeRules {

  /** Most accepted examples of one incident that are shown. */
  static final int MOST_OF_AN_INCIDENT = 6;

  private IntakeRules() {}

  static Intake decide(KnowledgeSnapshot now, Example example) {
    List<Example> others =
        now.examples().stream().filter(e -> !e.id().equals(example.id())).toList();
    if (now.example(example.id()).filter(old -> says(old, example)).isPresent()) {
      return new Intake.Unchanged(now.example(example.id()).get());
    }
    Status status = example.acceptance().status();
    List<Example> alike = others.stream().filter(new NearDuplicate(example)).toList();
    List<Example> twins =
        alike.stream()
            .filter(e -> e.acceptance().status() == status)
            .filter(e -> e.incident().equals(example.incident()))
            .toList();
    boolean isShown = status == Status.ACTIVE || status == Status.REJECTED;
    if (isShown && !twins.isEmpty() && now.example(example.id()).isEmpty()) {
      return new Intake.Merged(
          merged(twins.getFirst(), example),
          example.with(example.acceptance().with(Status.MERGED)));
    }
    if (status == Status.ACTIVE && isFull(others, example)) {
      return new Intake.Quarantined(
          example.with(example.acceptance().with(Status.QUARANTINED)),
          "the incident "
              + example.incident()
              + " has "
              + MOST_OF_AN_INCIDENT
              + " accepted examples already; revoke one of them first");
    }
    return status == Status.QUARANTINED
        ? new Intake.Quarantined(example, "it waits for a person: knowledge accept ID")
        : new Intake.Added(
            example, alike.stream().filter(e -> isOpposite(e, example)).map(Example::id).toList());
  }

  private static boolean says(Example old, Example example) {
    Status status = old.acceptance().status();
    return (status == example.acceptance().status() || status == Status.MERGED)
        && old.rules().equals(example.rules())
        && old.window().equals(example.window());
  }

  private static boolean isFull(List<Example> others, Example example) {
    return others.stream()
            .filter(Example::isActive)
            .filter(e -> e.incident().equals(example.incident()))
            .count()
        >= MOST_OF_AN_INCIDENT;
  }

  private static boolean isOpposite(Example one, Example other) {
    return one.isActive() && other.isWarning() || one.isWarning() && other.isActive();
  }

  /** The entry keeps its id; the case with more alerts is the one it shows. */
  private static Example merged(Example old, Example fresh) {
    Example shown = fresh.outcome().alerts() > old.outcome().alerts() ? fresh : old;
    return new Example(
        old.id(),
        old.incident(),
        shown.text(),
        shown.window(),
        shown.rules(),
        shown.outcome(),
        shown.acceptance().of(old.acceptance().cases() + 1));
  }
}
