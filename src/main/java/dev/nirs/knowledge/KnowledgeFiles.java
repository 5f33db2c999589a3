package dev.nirs.knowledge;

import dev.nirs.summary.AttackPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a knowledge base. A file of examples that is as it was is not opened again, and of
 * one that grew only the new lines are read; whoever wrote them. Not safe for several threads.
 */
final class KnowledgeFiles {
  private static final String ACCEPTED = "accepted.jsonl";

  private final Path directory;
  private Map<Path, Known> known = Map.of();

  KnowledgeFiles(Path directory) {
    this.directory = directory;
  }

  /** The file that is appended to. */
  Path accepted() {
    return directory.resolve("examples").resolve(ACCEPTED);
  }

  /**
   * What they hold now.
   *
   * @throws BadFileException where a playbook entry is not as it must be
   * @throws KnowledgeException where a file cannot be read
   */
  KnowledgeSnapshot read() {
    Map<String, HashedExample> examples = new LinkedHashMap<>();
    List<FileFault> faults = new ArrayList<>();
    for (Known file : exampleFiles().values()) {
      JsonLines<HashedExample> lines = file.lines.all();
      lines.items().forEach(e -> examples.put(e.example().id(), e));
      faults.addAll(lines.faults());
    }
    Map<AttackPattern, Playbook> playbooks = new LinkedHashMap<>();
    files(directory.resolve("playbook"), ".md").stream()
        .map(PlaybookFile::read)
        .sorted(Comparator.comparing(Playbook::pattern))
        .forEach(p -> playbooks.put(p.pattern(), p));
    return new KnowledgeSnapshot(
        examples.values().stream().map(HashedExample::example).toList(),
        List.copyOf(playbooks.values()),
        faults,
        ContentHash.of(examples.values(), playbooks.values()));
  }

  /** Stamps come before contents: what changes in between has another stamp the next time. */
  private Map<Path, Known> exampleFiles() {
    Map<Path, FileStamp> stamps = new LinkedHashMap<>();
    files(directory.resolve("examples"), ".jsonl").forEach(f -> stamps.put(f, FileStamp.of(f)));
    Map<Path, Known> now = new LinkedHashMap<>();
    stamps.forEach(
        (file, stamp) -> {
          Known before = known.getOrDefault(file, Known.NOTHING);
          boolean isSettled = stamp.isSettledAmong(stamps.values());
          now.put(file, before.isStill(stamp) ? before : before.next(file, stamp, isSettled));
        });
    known = now;
    return now;
  }

  /**
   * In the order of their names, but the file that is appended to last: its lines may replace those
   * of all others.
   */
  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(ending) && Files.isRegularFile(f))
          .sorted(Comparator.comparing((Path f) -> f.endsWith(ACCEPTED)).thenComparing(f -> f))
          .toList();
    } catch (IOException e) {
      throw new KnowledgeException("cannot list " + folder + ": " + e, e);
    }
  }

  /**
   * A file of examples as it was read.
   *
   * @param stamps the stamp it had, where that tells every later change; else none
   */
  private record Known(List<FileStamp> stamps, LinesRead<HashedExample> lines) {
    private static final Known NOTHING = new Known(List.of(), LinesRead.none());

    boolean isStill(FileStamp stamp) {
      return stamps.contains(stamp);
    }

    Known next(Path file, FileStamp stamp, boolean isSettled) {
      return new Known(
          isSettled ? List.of(stamp) : List.of(),
          lines.next(file.toString(), JsonLines.bytes(file), HashedExample::read));
    }
  }
}
