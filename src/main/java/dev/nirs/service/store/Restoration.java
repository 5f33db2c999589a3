package dev.nirs.service.store;

import dev.nirs.service.AuditLog;
import dev.nirs.service.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Puts a backup back. Everything is unpacked beside its place and looked through first: a backup
 * that is none, or whose audit chain does not hold, changes nothing.
 */
public final class Restoration {
  private final Path data;
  private final Path knowledge;
  private final Existing existing;
  private final InstantSource clock;

  /**
   * A restoration.
   *
   * @param data the data directory; need not exist
   * @param knowledge where the knowledge base of the backup goes, beside what is there
   * @param existing what becomes of what is there
   * @param clock names what is set aside
   */
  public Restoration(Path data, Path knowledge, Existing existing, InstantSource clock) {
    this.data = data;
    this.knowledge = knowledge;
    this.existing = existing;
    this.clock = clock;
  }

  /**
   * Restores.
   *
   * @param file a backup
   * @return what its audit log says of itself
   * @throws StoreException where it is no backup, its audit chain does not hold, the data directory
   *     is in use or not empty, or something cannot be written
   */
  public AuditLog.Verdict run(Path file) {
    DataDirectory.make(data);
    try {
      List<Path> old = children(data);
      if (existing == Existing.REFUSED && !old.isEmpty()) {
        throw new StoreException(
            data + ": is not empty; expected an empty data directory, or --force");
      }
      refuseInUse();
      Path unpacked =
          Files.createTempDirectory(data, ".restoring-", DataDirectory.owner(data, "rwx------"));
      try {
        unpack(file, unpacked);
        AuditLog.Verdict verdict = check(file, unpacked);
        putBack(unpacked, old);
        return verdict;
      } finally {
        delete(unpacked);
      }
    } catch (IOException e) {
      throw new StoreException(file + ": cannot be restored: " + e.getMessage(), e);
    }
  }

  private void refuseInUse() {
    Path database = data.resolve(ServiceStore.DATABASE);
    if (Files.exists(database) && Database.isInUse(database)) {
      throw new StoreException(data + ": is in use; stop the service first");
    }
  }

  private static void unpack(Path file, Path into) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = place(entry.getName(), into);
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("a name in it is none: " + e.getMessage(), e);
    }
  }

  /** Names lead nowhere but below the folder. */
  private static Path place(String name, Path into) throws IOException {
    Path target = into.resolve(name).normalize();
    if (name.isEmpty()
        || name.endsWith("/")
        || name.contains("\\")
        || target.equals(into)
        || !target.startsWith(into)) {
      throw new IOException("a name in it leads elsewhere: " + name.replaceAll("[^ -~]", "?"));
    }
    return target;
  }

  private AuditLog.Verdict check(Path file, Path unpacked) {
    Manifest manifest = Manifest.read(unpacked);
    if (!Files.isRegularFile(unpacked.resolve(ServiceStore.DATABASE))) {
      throw new StoreException(
          file + ": no backup of nirs: no " + ServiceStore.DATABASE + " in it");
    }
    try (Database database = Database.open(unpacked.resolve(ServiceStore.DATABASE))) {
      AuditLog.Verdict verdict = database.read(AuditTable::verify);
      Optional<String> fault = manifest.fault(verdict);
      if (fault.isPresent()) {
        throw new StoreException(file + ": is not restored: " + fault.get());
      }
      return verdict;
    }
  }

  private void putBack(Path unpacked, List<Path> old) throws IOException {
    Files.delete(unpacked.resolve(Manifest.NAME));
    Path entries = unpacked.resolve(Backup.KNOWLEDGE);
    if (existing == Existing.REFUSED) {
      refuseOthers(entries);
    }
    if (!old.isEmpty()) {
      Path aside = data.resolve(".replaced-" + clock.instant().getEpochSecond());
      Files.createDirectories(aside);
      for (Path one : old) {
        Files.move(one, aside.resolve(one.getFileName()));
      }
    }
    for (Path source : DataDirectory.files(entries)) {
      Path target = knowledge.resolve(entries.relativize(source).toString());
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
    delete(entries);
    for (Path one : children(unpacked)) {
      Files.move(one, data.resolve(one.getFileName()));
    }
  }

  /** A file of the knowledge base that says something else is not lost by mistake. */
  private void refuseOthers(Path entries) throws IOException {
    for (Path source : DataDirectory.files(entries)) {
      Path target = knowledge.resolve(entries.relativize(source).toString());
      if (Files.exists(target) && Files.mismatch(source, target) >= 0) {
        throw new StoreException(
            target + ": is another one than in the backup; expected the same, none, or --force");
      }
    }
  }

  /** Hidden ones are locks and what was set aside. */
  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> !one.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : deepestFirst) {
      Files.delete(one);
    }
  }
}
