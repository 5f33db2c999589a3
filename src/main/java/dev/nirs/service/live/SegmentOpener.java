package dev.nirs.service.live;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens segment files; a port so that a failing disk can be tried. */
@FunctionalInterface
interface SegmentOpener {
  /** The file system. */
  SegmentOpener DISK =
      path ->
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  FileChannel open(Path path) throws IOException;
}
