package dev.nirs.cli;

import dev.nirs.app.SuggestRun;
import dev.nirs.app.TrafficEvaluation;
import dev.nirs.app.TrafficSettings;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.ingest.IngestReport;
import dev.nirs.window.LateCount;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells on standard error how an evaluation goes on. */
final class EvaluateListener implements TrafficEvaluation.Listener, AutoCloseable {
  private final Messages messages;
  private final Progress progress;
  private final Set<String> notes = new HashSet<>();
  private final Map<Path, Long> bytesRead = new HashMap<>();
  private boolean whole = true;

  EvaluateListener(PrintWriter err, TrafficSettings settings) {
    this.messages = new Messages(err);
    this.progress = new Progress(settings.data());
  }

  @Override
  public void bytes(Path file, long bytes) {
    bytesRead.put(file, bytes);
    progress.at(bytesRead.values().stream().mapToLong(Long::longValue).sum());
  }

  @Override
  public void read(IngestReport report) {
    whole &= messages.report(new SuggestRun.Report(report, new LateCount(0, 0)));
  }

  @Override
  public synchronized void replayed(Measurement measured, int done, int all) {
    messages.say(
        String.format(
            Locale.ROOT,
            "replay %d of %d: %s, epsilon %s, %.2f s",
            done,
            all,
            measured.strategy(),
            measured.setting().epsilon(),
            measured.cost().seconds()));
  }

  @Override
  public synchronized void note(String message) {
    if (notes.add(message)) {
      messages.say("no model, so the pipeline answers without: " + message);
    }
  }

  boolean isWhole() {
    return whole;
  }

  @Override
  public void close() {
    progress.close();
  }
}
