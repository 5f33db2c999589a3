package dev.nirs.app;

import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Example.Status;
import dev.nirs.knowledge.ExampleFile;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.notation.Printable;
import dev.nirs.verification.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Takes examples of others in. Each is verified anew: its rules by the grammar (L1) and the policy
 * (L2, L5), its counts by one another and by its rules. L3 and L4 need the flows, which a file of
 * examples does not hold, so what is imported waits for a person unless one answers for it.
 */
public final class ExampleImport {
  private final KnowledgeBase base;
  private final ExampleCheck check;
  private final Decision decision;
  private final boolean isAccepted;
  private final Instant now;

  /**
   * An import.
   *
   * @param base where examples go
   * @param policy what rules are held to; chain and family are each rule's own
   * @param decision who imports
   * @param isAccepted whether that person answers for them, so that they need not wait
   * @param now when
   */
  public ExampleImport(
      KnowledgeBase base, Policy policy, Decision decision, boolean isAccepted, Instant now) {
    this.base = base;
    this.check = new ExampleCheck(policy);
    this.decision = decision;
    this.isAccepted = isAccepted;
    this.now = now;
  }

  /**
   * Reads a file.
   *
   * @param file examples, one JSON object a line
   * @param sink told the id of each example and what became of it, in file order
   * @return faults of lines that are no example
   */
  public List<String> run(Path file, BiConsumer<String, Intake> sink) {
    ExampleFile read = ExampleFile.read(file);
    read.examples().forEach(example -> sink.accept(example.id(), take(example, file)));
    return read.faults().stream().map(Object::toString).toList();
  }

  private Intake take(Example example, Path file) {
    Status status = example.acceptance().status();
    if (status != Status.ACTIVE && status != Status.REJECTED) {
      return refused("its own knowledge base does not show it (" + status + ")");
    }
    if (status == Status.REJECTED && !isAccepted) {
      return refused("a rejection of others is taken in only where somebody answers: --accept");
    }
    Optional<Example> old = base.snapshot().example(example.id());
    if (old.isPresent()) {
      boolean isSame = old.get().rules().equals(example.rules());
      return isSame
          ? new Intake.Unchanged(old.get())
          : refused("another example has this id already");
    }
    List<String> faults = check.faults(example);
    return faults.isEmpty() ? base.take(imported(example, file)) : new Intake.Refused(faults);
  }

  private Example imported(Example example, Path file) {
    Status status = isAccepted ? example.acceptance().status() : Status.QUARANTINED;
    String from = "imported from " + file.getFileName() + ": " + example.acceptance().provenance();
    return example.with(
        new Acceptance(
            Printable.head(from, 200),
            decision.by(),
            now.toString(),
            status,
            decision.reason(),
            1));
  }

  private static Intake refused(String why) {
    return new Intake.Refused(List.of(why));
  }
}
