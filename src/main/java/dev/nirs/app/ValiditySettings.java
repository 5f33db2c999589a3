package dev.nirs.app;

import dev.nirs.evaluation.validity.Retrieval;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.prompt.PromptForm;
import dev.nirs.window.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an evaluation of models asks: every model in every form with every retrieval, about the same
 * windows.
 *
 * @param data where the windows come from
 * @param grid what varies
 * @param draw which windows
 * @param run where measurements are kept, and whether more are made
 */
public record ValiditySettings(Data data, Grid grid, Draw draw, Run run) {

  /**
   * Where windows come from.
   *
   * @param files labelled captures
   * @param ingest how they are read
   * @param windows when windows close
   * @param next how long after a window's close its rules are tried on; more than 0
   */
  public record Data(
      List<Path> files, IngestOptions ingest, WindowSettings windows, Duration next) {
    /** Copies the list. */
    public Data {
      files = List.copyOf(files);
      if (!next.isPositive()) {
        throw new IllegalArgumentException("--next " + next + " is not more than 0");
      }
    }
  }

  /**
   * What varies.
   *
   * @param models names of models
   * @param forms forms of answer
   * @param retrievals what is put before a model
   */
  public record Grid(List<String> models, List<PromptForm> forms, List<Retrieval> retrievals) {
    /** Copies the lists. */
    public Grid {
      models = List.copyOf(models);
      forms = List.copyOf(forms);
      retrievals = List.copyOf(retrievals);
    }
  }

  /**
   * Which windows are asked about, and how often.
   *
   * @param windows how many, 1 or more
   * @param seed of the draw
   * @param repeat how often each is asked, 1 or more
   */
  public record Draw(int windows, long seed, int repeat) {
    /**
     * Refuses numbers below 1.
     *
     * @throws IllegalArgumentException naming the option
     */
    public Draw {
      if (windows < 1) {
        throw new IllegalArgumentException("--windows " + windows + " is not 1 or more");
      }
      if (repeat < 1) {
        throw new IllegalArgumentException("--repeat " + repeat + " is not 1 or more");
      }
    }
  }

  /**
   * The run file.
   *
   * @param file where every raw answer is kept
   * @param rescore whether nothing is asked, and what the file holds is scored anew
   */
  public record Run(Path file, boolean rescore) {}
}
