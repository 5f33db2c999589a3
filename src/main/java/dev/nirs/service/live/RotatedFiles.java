package dev.nirs.service.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where a followed file went on: under another name, as a copy, or in several files. */
final class RotatedFiles {
  private final Path file;

  RotatedFiles(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * The files to be read from a position on, oldest first, without the file itself: the one that
   * was read last, and those that came and went since.
   */
  Deque<GrowingFile> since(FollowPosition position) throws IOException {
    Deque<GrowingFile> files = new ArrayDeque<>();
    List<Path> siblings = siblings();
    Optional<Path> last = last(siblings, position, files);
    if (last.isEmpty()) {
      return files;
    }
    FileTime written = Files.getLastModifiedTime(last.get());
    for (Path sibling : siblings) {
      boolean isNewer = Files.getLastModifiedTime(sibling).compareTo(written) > 0;
      if (isNewer && !sibling.equals(last.get())) {
        GrowingFile.open(sibling, 0).ifPresent(files::add);
      }
    }
    return files;
  }

  private static Optional<Path> last(
      List<Path> siblings, FollowPosition position, Deque<GrowingFile> files) throws IOException {
    List<Path> byKey = new ArrayList<>(siblings);
    byKey.sort(Comparator.comparing(path -> isKey(path, position.key()) ? 0 : 1));
    for (Path sibling : byKey) {
      boolean isSame = isKey(sibling, position.key()) || position.head().length() > 0;
      Optional<GrowingFile> opened =
          isSame ? GrowingFile.open(sibling, position.offset()) : Optional.empty();
      if (opened.isPresent() && opened.get().holds(position.head(), position.offset())) {
        files.add(opened.get());
        return Optional.of(sibling);
      }
      if (opened.isPresent()) {
        opened.get().close();
      }
    }
    return Optional.empty();
  }

  private static boolean isKey(Path path, String key) {
    try {
      return GrowingFile.key(path).equals(Optional.of(key));
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  /** Files beside it whose names begin with its own, oldest first; packed ones cannot be read. */
  private List<Path> siblings() throws IOException {
    String name = String.valueOf(file.getFileName());
    List<Path> siblings = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of(String.valueOf(file.getParent())))) {
      all.filter(path -> String.valueOf(path.getFileName()).startsWith(name))
          .filter(path -> !path.equals(file) && Files.isRegularFile(path))
          .filter(path -> !path.toString().matches(".*\\.(gz|xz|zst|bz2)"))
          .forEach(siblings::add);
    }
    siblings.sort(Comparator.comparing(RotatedFiles::written));
    return siblings;
  }

  private static FileTime written(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // gone meanwhile
    }
  }
}
