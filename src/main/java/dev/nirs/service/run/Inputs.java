package dev.nirs.service.run;

import dev.nirs.service.StoreException;
import dev.nirs.service.live.FileFollower;
import dev.nirs.service.live.FileHead;
import dev.nirs.service.live.FollowPosition;
import dev.nirs.service.live.LineListener;
import dev.nirs.service.live.LiveService;
import dev.nirs.service.store.FilePosition;
import dev.nirs.service.store.Positions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts what takes events beside HTTP. */
final class Inputs {
  private static final Logger LOG = LoggerFactory.getLogger(Inputs.class);
  private static final long LOOK_MILLIS = 250;

  private Inputs() {}

  static void start(ServiceInputs inputs, LiveService live, Positions positions, Closing closing)
      throws IOException {
    for (ServiceInputs.Follow follow : inputs.follow()) {
      Path file = follow.file().toAbsolutePath().normalize();
      FileFollower follower =
          new FileFollower(
              live,
              file,
              follow.source(),
              positions.find(file).flatMap(Inputs::position),
              position -> note(positions, position));
      closing.add("follower of " + file, follower);
      closing.add("looks at " + file, Seconds.every(LOOK_MILLIS, () -> look(file, follower)));
    }
    if (inputs.tcp().isPresent()) {
      LineListener listener = LineListener.start(live, inputs.tcp().get());
      closing.add("tcp listener", listener);
      LOG.info("lines over TCP on port {}", listener.port());
    }
  }

  private static void look(Path file, FileFollower follower) {
    try {
      follower.poll();
    } catch (IOException e) {
      LOG.warn("{} cannot be read now: {}", file, e.toString());
    }
  }

  /** The journal holds it already; this one outlives the journal's segments. */
  private static void note(Positions positions, FollowPosition position) {
    try {
      positions.put(
          new FilePosition(
              Path.of(position.path()),
              position.key(),
              position.offset(),
              position.step() + " " + position.head()));
    } catch (StoreException e) {
      LOG.warn("the position in {} is in the journal alone: {}", position.path(), e.getMessage());
    }
  }

  private static Optional<FollowPosition> position(FilePosition stored) {
    String[] parts = stored.head().split(" ", 2);
    if (parts.length < 2 || !parts[0].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return FileHead.parse(parts[1])
        .filter(head -> head.length() <= stored.offset())
        .map(
            head ->
                new FollowPosition(
                    stored.path().toString(),
                    stored.fileKey(),
                    stored.offset(),
                    head,
                    Long.parseLong(parts[0])));
  }
}
