package dev.nirs.service.store;

import dev.nirs.service.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a service. */
final class DataDirectory {
  private DataDirectory() {}

  /** Makes it where it is missing; traffic is nobody else's to read. */
  static void make(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    try {
      if (Files.isDirectory(whole)) {
        return;
      }
      Path parent = whole.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(whole, owner(whole, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(whole)) {
        throw new StoreException(folder + ": is no folder; expected one for the data", e);
      }
    } catch (IOException e) {
      throw new StoreException(folder + ": cannot be made: " + e, e);
    }
  }

  /** The owner's rights alone, where the file system knows of owners. */
  static FileAttribute<?>[] owner(Path file, String rights) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  /** Every file in a folder and below it, in the order of their names; none where it is missing. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw new IOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}
