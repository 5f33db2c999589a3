package dev.nirs.cli;

import dev.nirs.service.live.AnswerSettings;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.JournalSettings;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say how windows wait for their answer, and how much is kept. */
final class AnswerOptions {
  @Option(
      names = "--update",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = Converters.OfDuration.class,
      description =
          "How often a window that is still open gets a suggestion; 0: only when it closes"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration update = Duration.ZERO;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Windows that are answered at a time; one model on one machine answers one"
              + " (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--queue",
      paramLabel = "N",
      defaultValue = "32",
      description =
          "Windows that may wait for the model; beyond it the baseline answers the oldest"
              + " (default: ${DEFAULT-VALUE}).")
  private int queue;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "2m",
      converter = Converters.OfPositiveDuration.class,
      description =
          "How long a window waits for the model before the baseline answers it (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration patience = Duration.ZERO;

  @Option(
      names = "--model-failures",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Failures in a row after which the model is not asked for a while (default:"
              + " ${DEFAULT-VALUE}).")
  private int failures;

  @Option(
      names = "--model-pause",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Converters.OfPositiveDuration.class,
      description = "... and for how long (default: ${DEFAULT-VALUE}).")
  private Duration pause = Duration.ZERO;

  @Option(
      names = "--journal-size",
      paramLabel = "MIB",
      defaultValue = "2048",
      description =
          "Most MiB of events on disk that windows may still need; when it is full, senders are"
              + " told to come again (default: ${DEFAULT-VALUE}).")
  private int journal;

  @Option(
      names = "--retention",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Converters.OfDuration.class,
      description =
          "Age at which suggestions and their windows are deleted, such as 180d; 0: never"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration retention = Duration.ZERO;

  Duration update() {
    return update;
  }

  AnswerSettings answers() {
    return new AnswerSettings(workers, queue, patience);
  }

  GuardedProposer.Settings breaker() {
    return new GuardedProposer.Settings(failures, pause);
  }

  JournalSettings journal() {
    if (journal < 1) {
      throw new IllegalArgumentException("--journal-size " + journal + " is not 1 or more");
    }
    return new JournalSettings(
        (long) journal << 20,
        JournalSettings.DEFAULT.segmentBytes(),
        JournalSettings.DEFAULT.waitingBytes());
  }

  Optional<Duration> retention() {
    return Optional.of(retention).filter(age -> !age.isZero());
  }
}
