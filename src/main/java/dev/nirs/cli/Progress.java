package dev.nirs.cli;

import dev.nirs.app.SuggestSettings;
import dev.nirs.suggestion.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error while files are read; nothing where standard error is no terminal. */
final class Progress implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  Progress(SuggestSettings settings) {
    this(Stream.concat(settings.files().stream(), settings.benign().stream()).toList());
  }

  Progress(List<Path> files) {
    boolean terminal = System.getenv("TERM") != null && isTerminal();
    this.bar = terminal ? Optional.of(bar(files)) : Optional.empty();
  }

  private static boolean isTerminal() {
    try {
      // The JDK tells of standard input and output only.
      Path error = Path.of("/proc/self/fd/2");
      return Files.exists(error) && error.toRealPath().startsWith("/dev/pts");
    } catch (IOException e) {
      return false;
    }
  }

  private static ProgressBar bar(List<Path> files) {
    long total = files.stream().mapToLong(Progress::size).sum();
    return new ProgressBarBuilder()
        .setTaskName("reading")
        .setInitialMax(total)
        .setUnit(" MiB", 1 << 20)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(250)
        .clearDisplayOnFinish()
        .build();
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  void at(long bytes) {
    bar.ifPresent(b -> b.stepTo(bytes));
  }

  /** Counts windows beside the bar. */
  Consumer<Suggestion> around(Consumer<Suggestion> sink) {
    return suggestion -> {
      sink.accept(suggestion);
      bar.ifPresent(b -> b.setExtraMessage(" window " + suggestion.window().number()));
    };
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
