package dev.nirs.app;

import dev.nirs.evaluation.validity.DrawnWindow;
import dev.nirs.evaluation.validity.WindowDraw;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestReport;
import dev.nirs.ingest.InputFile;
import dev.nirs.ingest.Sources;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Draws windows from captures, each with the flows that come after it. */
final class WindowSource {
  private final ValiditySettings settings;

  WindowSource(ValiditySettings settings) {
    this.settings = settings;
  }

  /** The windows drawn, capture by capture, in order of time. */
  List<DrawnWindow> draw(Consumer<IngestReport> read) throws InputException {
    List<List<Observation>> captures = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Path file : settings.data().files()) {
      List<Observation> observations = observations(file, read);
      captures.add(observations);
      int[] count = new int[1];
      windows(observations, window -> count[0]++);
      counts.add(count[0]);
    }
    List<List<Integer>> drawn =
        WindowDraw.of(counts, settings.draw().windows(), settings.draw().seed());
    List<DrawnWindow> all = new ArrayList<>();
    for (int i = 0; i < captures.size(); i++) {
      String name = settings.data().files().get(i).toString();
      List<Observation> observations = captures.get(i);
      Set<Integer> numbers = new HashSet<>(drawn.get(i));
      windows(
          observations,
          window -> {
            if (numbers.contains(window.number())) {
              all.add(withNext(name, window, observations));
            }
          });
    }
    return all;
  }

  private List<Observation> observations(Path file, Consumer<IngestReport> read)
      throws InputException {
    List<Observation> observations = new ArrayList<>();
    try {
      read.accept(
          Sources.readFiles(
              List.of(new InputFile(file, false)),
              settings.data().ingest(),
              bytes -> {},
              observations::add));
      return observations;
    } catch (IngestException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private void windows(List<Observation> observations, Consumer<AlertWindow> sink) {
    WindowTracker tracker = new WindowTracker(settings.data().windows(), sink);
    observations.forEach(tracker::accept);
    tracker.end();
  }

  private DrawnWindow withNext(String name, AlertWindow window, List<Observation> observations) {
    long end = window.close() + settings.data().next().toNanos() / 1000;
    List<Alert> alerts = new ArrayList<>();
    List<Flow> benign = new ArrayList<>();
    for (Observation observation : observations) {
      long time = observation.flow().time();
      if (time > window.close() && time <= end) {
        switch (observation) {
          case Alert alert -> alerts.add(alert);
          case Observation.Benign normal -> benign.add(normal.flow());
          case Observation.Alerted known -> {}
        }
      }
    }
    return new DrawnWindow(name, window, alerts, benign);
  }
}
