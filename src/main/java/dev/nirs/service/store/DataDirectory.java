package dev.nirs.service.store;

import dev.nirs.service.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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
}
