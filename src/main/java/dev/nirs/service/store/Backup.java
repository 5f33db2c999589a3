package dev.nirs.service.store;

import dev.nirs.service.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sqlite.SQLiteConfig;

/**
 * Writes everything that is kept into one zip while the service goes on.
 *
 * <p>The order makes it whole: journal segments are opened first and read last, so that no event is
 * missed that the database does not know yet, even where its segment is deleted meanwhile; files of
 * windows and the knowledge base are read after the database, which they are always ahead of.
 */
final class Backup {
  /** Where the zip holds the knowledge base. */
  static final String KNOWLEDGE = "knowledge-base";

  private static final String JOURNAL = "journal";

  private final Path data;
  private final ZipOutputStream zip;
  private long files;

  private Backup(Path data, ZipOutputStream zip) {
    this.data = data;
    this.zip = zip;
  }

  /** Writes it; the number of files in it. */
  static long write(Path data, Optional<Path> knowledge, Path file) {
    Path whole = file.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw new StoreException(file + ": exists already; expected a new name");
    }
    Path fresh = whole.resolveSibling(whole.getFileName() + ".tmp");
    Path copy = whole.resolveSibling(whole.getFileName() + ".db.tmp");
    try {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(copy);
      Files.createFile(fresh, DataDirectory.owner(fresh, "rw-------"));
      long count = write(data, knowledge, new Places(fresh, copy));
      Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
      return count;
    } catch (IOException | SQLException e) {
      throw new StoreException(file + ": cannot be written: " + e.getMessage(), e);
    } finally {
      remove(fresh);
      remove(copy);
    }
  }

  private static long write(Path data, Optional<Path> knowledge, Places places)
      throws IOException, SQLException {
    try (FileChannel channel = FileChannel.open(places.zip, StandardOpenOption.WRITE);
        ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
        Segments before = Segments.open(data.resolve(JOURNAL))) {
      Backup backup = new Backup(data, zip);
      backup.database(places.copy);
      backup.journal(before);
      backup.folder(data, "");
      if (knowledge.isPresent()) {
        backup.folder(knowledge.get(), KNOWLEDGE + "/");
      }
      zip.finish();
      channel.force(true);
      return backup.files;
    }
  }

  private void database(Path copy) throws IOException, SQLException {
    Path live = data.resolve(ServiceStore.DATABASE);
    try (Connection connection =
            Database.source(live, SQLiteConfig.TransactionMode.DEFERRED).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
    }
    try (InputStream in = Files.newInputStream(copy)) {
      entry(ServiceStore.DATABASE, in);
    }
    try (Database read = Database.open(copy)) {
      Manifest manifest = Manifest.of(read.read(AuditTable::verify));
      entry(Manifest.NAME, manifest.stream());
    }
  }

  private void journal(Segments before) throws IOException {
    for (Map.Entry<Path, FileChannel> segment : before.open.entrySet()) {
      entry(name("", data, segment.getKey()), Channels.newInputStream(segment.getValue()));
    }
    for (Path segment : DataDirectory.files(data.resolve(JOURNAL))) {
      if (!before.open.containsKey(segment)) {
        file(name("", data, segment), segment);
      }
    }
  }

  private void folder(Path folder, String prefix) throws IOException {
    for (Path file : DataDirectory.files(folder)) {
      String name = name(prefix, folder, file);
      if (isKept(name)) {
        file(name, file);
      }
    }
  }

  /** Not what was written already, is derived, or is at work. */
  private static boolean isKept(String name) {
    return !name.startsWith(ServiceStore.DATABASE)
        && !name.startsWith(JOURNAL + "/")
        && !name.startsWith("vector-store/")
        && !name.endsWith(".tmp")
        && !name.startsWith(".")
        && !name.contains("/.");
  }

  private void file(String name, Path file) throws IOException {
    Optional<FileChannel> opened = opened(file);
    if (opened.isPresent()) {
      try (FileChannel channel = opened.get()) {
        entry(name, Channels.newInputStream(channel));
      }
    }
  }

  /** Empty where it was tidied away since it was listed: then it is not needed. */
  private static Optional<FileChannel> opened(Path file) throws IOException {
    try {
      return Optional.of(FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void entry(String name, InputStream in) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    in.transferTo(zip);
    zip.closeEntry();
    files++;
  }

  private static String name(String prefix, Path folder, Path file) {
    return prefix + folder.relativize(file).toString().replace('\\', '/');
  }

  private static void remove(Path file) {
    List<Path> names = new ArrayList<>(List.of(file));
    for (String ending : List.of("-wal", "-shm")) {
      names.add(file.resolveSibling(file.getFileName() + ending));
    }
    names.add(file.resolveSibling("." + file.getFileName() + ".lock"));
    try {
      for (Path name : names) {
        Files.deleteIfExists(name);
      }
    } catch (IOException e) {
      throw new StoreException(file + ": cannot be removed: " + e.getMessage(), e);
    }
  }

  /** The zip and the copy of the database, both under names for the time of writing. */
  private record Places(Path zip, Path copy) {}

  /** Journal segments held open, so that they can be read although they are deleted. */
  private record Segments(Map<Path, FileChannel> open) implements AutoCloseable {

    static Segments open(Path folder) throws IOException {
      Segments segments = new Segments(new LinkedHashMap<>());
      for (Path file : DataDirectory.files(folder)) {
        opened(file).ifPresent(channel -> segments.open.put(file, channel));
      }
      return segments;
    }

    @Override
    public void close() throws IOException {
      for (FileChannel channel : open.values()) {
        channel.close();
      }
    }
  }
}
