package dev.nirs.service.run;

import dev.nirs.service.live.SourceName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where events come from beside HTTP.
 *
 * @param follow files that grow
 * @param tcp address of a listener for lines; empty for none
 */
public record ServiceInputs(List<Follow> follow, Optional<InetSocketAddress> tcp) {

  /** HTTP alone. */
  public static final ServiceInputs NONE = new ServiceInputs(List.of(), Optional.empty());

  /** Copies the list. */
  public ServiceInputs {
    follow = List.copyOf(follow);
  }

  /**
   * A file of EVE JSON lines that grows, is renamed or is cut.
   *
   * @param file the file; need not exist yet
   * @param source the sender it stands for
   */
  public record Follow(Path file, SourceName source) {

    /**
     * A file that stands for a sender of its own name.
     *
     * @param file such as {@code /var/log/suricata/eve.json}
     * @return its sender is named like the file, such as {@code eve.json}
     * @throws IllegalArgumentException where the file's name is no sender's
     */
    public static Follow of(Path file) {
      return new Follow(file, new SourceName(String.valueOf(file.getFileName())));
    }
  }
}
