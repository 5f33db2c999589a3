package dev.nirs.app;

import dev.nirs.ingest.IngestOptions;
import dev.nirs.window.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run reads and how it makes windows.
 *
 * @param files captures; the name {@code -} stands for standard input
 * @param benign captures whose every flow counts as benign
 * @param ingest how they are read
 * @param windows when windows close
 * @param last only the last windows of the input are answered; 0 for all
 */
public record SuggestSettings(
    List<Path> files, List<Path> benign, IngestOptions ingest, WindowSettings windows, int last) {

  /** Copies the lists. */
  public SuggestSettings {
    files = List.copyOf(files);
    benign = List.copyOf(benign);
  }

  boolean readsStandardInput() {
    return files.contains(Path.of("-"));
  }

  /** Whether standard input is all there is, so that windows close while it is read. */
  boolean isStream() {
    return readsStandardInput() && files.size() == 1 && benign.isEmpty();
  }

  /** The windows; files come in order of time, so nothing of them needs to be waited for. */
  WindowSettings trackedWindows() {
    return isStream()
        ? windows
        : new WindowSettings(windows.idle(), windows.maximum(), windows.benign(), Duration.ZERO);
  }
}
