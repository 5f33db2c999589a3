package dev.nirs.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The knowledge base in its files: {@code examples/*.jsonl} and {@code playbook/*.md}. The files
 * are the truth; this holds what was read of them. Safe for several threads.
 */
public final class KnowledgeBase {
  private final KnowledgeFiles files;
  private final LineLog log;
  private volatile KnowledgeSnapshot snapshot;

  private KnowledgeBase(KnowledgeFiles files) {
    this.files = files;
    this.log = new LineLog(files.accepted(), JsonLines.isWhole(ExampleJson::read));
    this.snapshot = files.read();
  }

  /**
   * Reads a knowledge base. A missing {@code examples} or {@code playbook} folder holds nothing.
   *
   * @param directory the folder {@code knowledge-base}
   * @return what it holds; bad lines of examples are among the faults of the snapshot
   * @throws BadFileException where a playbook entry is not as it must be
   * @throws KnowledgeException where the folder is missing or a file cannot be read
   */
  public static KnowledgeBase open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new KnowledgeException("no knowledge base: " + directory + " is no folder");
    }
    return new KnowledgeBase(new KnowledgeFiles(directory));
  }

  /**
   * What was read last.
   *
   * @return an immutable value
   */
  public KnowledgeSnapshot snapshot() {
    return snapshot;
  }

  /**
   * Every example and playbook entry.
   *
   * @return examples in file order, revoked ones too, then playbook entries by pattern
   */
  public List<KnowledgeEntry> entries() {
    KnowledgeSnapshot now = snapshot;
    List<KnowledgeEntry> entries = new ArrayList<>(now.examples());
    entries.addAll(now.playbooks());
    return entries;
  }

  /** Reads what has changed in the files, as after an append by another process. */
  public synchronized void reload() {
    snapshot = files.read();
  }

  /**
   * Adds an example to {@code examples/accepted.jsonl}; once this returns it is on disk and in the
   * snapshot. One with the id of another replaces it.
   *
   * @param example the verified case
   * @throws KnowledgeException where it cannot be written; the file is then as it was
   */
  public synchronized void append(Example example) {
    log.append(ExampleJson.write(example));
    reload();
  }

  /**
   * Takes an example in beside what is there, whoever else is writing: the same id once, near
   * duplicates of one incident merged, and at most {@value IntakeRules#MOST_OF_AN_INCIDENT}
   * accepted examples of an incident, the others in quarantine.
   *
   * @param example a case whose rules were verified
   * @return what became of it; once this returns it is on disk and in the snapshot
   * @throws KnowledgeException where it cannot be written
   */
  public synchronized Intake take(Example example) {
    Intake intake =
        log.exclusively(
            lines -> {
              reload();
              Intake decided = IntakeRules.decide(snapshot, example);
              written(decided).stream().map(ExampleJson::write).forEach(lines);
              return decided;
            });
    reload();
    return intake;
  }

  private static List<Example> written(Intake decided) {
    return switch (decided) {
      case Intake.Added added -> List.of(added.example());
      case Intake.Merged merged -> List.of(merged.merged(), merged.example());
      case Intake.Quarantined kept -> List.of(kept.example());
      case Intake.Unchanged unchanged -> List.of();
      case Intake.Refused refused -> List.of();
    };
  }

  /**
   * Takes an example back by appending it once more as revoked; its history stays in the file.
   *
   * @param id the example's id
   * @return whether there was an example of that id that was not revoked yet
   */
  public synchronized boolean revoke(String id) {
    boolean revoked =
        log.exclusively(
            lines -> {
              reload();
              Optional<Example> shown = snapshot.example(id).filter(e -> !isRevoked(e));
              shown.map(e -> ExampleJson.write(e.revoked())).ifPresent(lines);
              return shown.isPresent();
            });
    reload();
    return revoked;
  }

  private static boolean isRevoked(Example example) {
    return example.acceptance().status() == Example.Status.REVOKED;
  }
}
