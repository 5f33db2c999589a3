package dev.nirs.app;

import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestReport;
import dev.nirs.ingest.InputFile;
import dev.nirs.ingest.Sources;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.Observation;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.LateCount;
import dev.nirs.window.WindowTracker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Reads captures, makes windows and answers each as it closes. */
public final class SuggestRun {
  private final SuggestSettings settings;
  private final SuggestionPipeline pipeline;
  private final InputStream standardInput;

  /**
   * A run.
   *
   * @param settings what to read
   * @param pipeline who answers
   * @param standardInput read where a file is named {@code -}
   */
  public SuggestRun(
      SuggestSettings settings, SuggestionPipeline pipeline, InputStream standardInput) {
    this.settings = settings;
    this.pipeline = pipeline;
    this.standardInput = standardInput;
  }

  /**
   * Runs to the end of the input.
   *
   * @param progress told how many bytes were read, now and then
   * @param sink takes each suggestion, in order of time
   * @return what was read
   * @throws InputException where an input cannot be used
   */
  public Report run(LongConsumer progress, Consumer<Suggestion> sink) throws InputException {
    ArrayDeque<AlertWindow> last = new ArrayDeque<>();
    Consumer<AlertWindow> answer = window -> sink.accept(pipeline.suggest(window));
    Consumer<AlertWindow> keep =
        window -> {
          last.add(window);
          if (last.size() > settings.last()) {
            last.remove();
          }
        };
    WindowTracker tracker =
        new WindowTracker(settings.trackedWindows(), settings.last() > 0 ? keep : answer);
    IngestReport report = read(progress, tracker::accept);
    tracker.end();
    last.forEach(answer);
    return new Report(report, tracker.late());
  }

  private IngestReport read(LongConsumer progress, Consumer<Observation> sink)
      throws InputException {
    try {
      if (!settings.readsStandardInput()) {
        return Sources.readFiles(inputs(settings.files()), settings.ingest(), progress, sink);
      }
      if (settings.isStream()) {
        return Sources.readStream("standard input", standardInput, settings.ingest(), sink);
      }
      return readSpooled(progress, sink);
    } catch (IngestException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Standard input beside files must be put in one order of time with them, so it is written down
   * first.
   */
  private IngestReport readSpooled(LongConsumer progress, Consumer<Observation> sink)
      throws InputException, IngestException {
    Path spool = spool();
    try {
      List<Path> files = new ArrayList<>(settings.files());
      files.replaceAll(file -> file.equals(Path.of("-")) ? spool : file);
      return Sources.readFiles(inputs(files), settings.ingest(), progress, sink);
    } finally {
      delete(spool);
    }
  }

  private Path spool() throws InputException {
    try {
      Path spool = Files.createTempFile("nirs-standard-input", "");
      Files.copy(standardInput, spool, StandardCopyOption.REPLACE_EXISTING);
      return spool;
    } catch (IOException e) {
      throw new InputException(
          "standard input: cannot be written to a temporary file: "
              + String.valueOf(e.getMessage()),
          e);
    }
  }

  private static void delete(Path spool) throws InputException {
    try {
      Files.deleteIfExists(spool);
    } catch (IOException e) {
      throw new InputException(
          spool + ": temporary file cannot be deleted: " + String.valueOf(e.getMessage()), e);
    }
  }

  private List<InputFile> inputs(List<Path> files) {
    List<InputFile> inputs = new ArrayList<>();
    files.forEach(file -> inputs.add(new InputFile(file, false)));
    settings.benign().forEach(file -> inputs.add(new InputFile(file, true)));
    return inputs;
  }

  /**
   * What was read.
   *
   * @param ingest by source
   * @param late what came too late for its place in time
   */
  public record Report(IngestReport ingest, LateCount late) {}
}
