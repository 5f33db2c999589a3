package dev.nirs.service.run;

import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that end in the opposite order of their start, each whatever another one does. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final ArrayDeque<Part> parts = new ArrayDeque<>();

  Closing() {}

  synchronized void add(String name, AutoCloseable part) {
    parts.push(new Part(name, part));
  }

  synchronized void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      FutureTask<Boolean> ending =
          new FutureTask<>(
              () -> {
                part.closeable.close();
                return true;
              });
      ending.run();
      if (ending.state() == Future.State.FAILED) {
        LOG.error("{} cannot be closed", part.name, ending.exceptionNow());
      }
    }
  }

  private record Part(String name, AutoCloseable closeable) {}
}
