package dev.nirs.app;

import dev.nirs.evaluation.traffic.DetectedTrace;
import dev.nirs.evaluation.traffic.Detector;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.Metric;
import dev.nirs.evaluation.traffic.Scope;
import dev.nirs.evaluation.traffic.Trace;
import dev.nirs.evaluation.traffic.TraceBuilder;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.IngestReport;
import dev.nirs.ingest.Sources;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Reads captures and replays each with every strategy and setting asked for. */
public final class TrafficEvaluation {
  private final TrafficSettings settings;
  private final ModelSettings model;
  private final KnowledgeSettings knowledge;

  /**
   * An evaluation.
   *
   * @param settings what is replayed
   * @param model whom the strategy with a model asks
   * @param knowledge where it looks up past cases
   */
  public TrafficEvaluation(
      TrafficSettings settings, ModelSettings model, KnowledgeSettings knowledge) {
    this.settings = settings;
    this.model = model;
    this.knowledge = knowledge;
  }

  /**
   * Runs all replays, those of one capture on all processors.
   *
   * @param listener told of what is read and done
   * @param sink takes the measurements in the order of captures, strategies, epsilon, update and
   *     time to live, whatever replay is done first
   * @throws InputException where a capture cannot be used
   */
  public void run(Listener listener, Consumer<Measurement> sink) throws InputException {
    for (Path file : settings.data()) {
      long start = System.nanoTime();
      Trace trace = trace(file, settings.ingest(), listener);
      BitSet reported = reported(file, trace, listener);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (settings.frame().metric() == Metric.PUBLISHED) {
        trace = trace.inWholeSeconds();
      }
      Scope scope =
          settings.frame().metric() == Metric.PUBLISHED
              ? Scope.PUBLISHED
              : settings.frame().scope();
      TrafficReplays replays =
          new TrafficReplays(
              settings, trace, reported, DetectedTrace.of(trace, reported, scope), seconds);
      replays.run(new ReplayStrategies(settings.frame(), model, knowledge), listener, sink);
    }
  }

  private static Trace trace(Path file, IngestOptions options, Listener listener)
      throws InputException {
    TraceBuilder builder = new TraceBuilder();
    listener.read(read(file, options, listener, builder));
    return builder.build(file.toString());
  }

  /** A trace sorts itself, so rows are taken in the order of the file. */
  private static IngestReport read(
      Path file, IngestOptions options, Listener listener, TraceBuilder builder)
      throws InputException {
    try {
      return Sources.readFile(file, options, bytes -> listener.bytes(file, bytes), builder);
    } catch (IngestException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private BitSet reported(Path file, Trace trace, Listener listener) throws InputException {
    return switch (settings.frame().detector()) {
      case Detector.Ideal ideal -> Detector.labelled(trace);
      case Detector.Noisy noisy -> noisy.reported(trace);
      case Detector.Score score -> scored(file, score, trace, listener);
    };
  }

  /** Reads the capture once more, scores deciding: the order of flows is the same both times. */
  private BitSet scored(Path file, Detector.Score score, Trace trace, Listener listener)
      throws InputException {
    TraceBuilder builder = new TraceBuilder();
    read(
        file,
        new IngestOptions(settings.ingest().format(), OptionalDouble.of(score.threshold())),
        listener,
        builder);
    Trace byScore = builder.build(trace.name());
    if (byScore.size() != trace.size()) {
      throw new InputException(
          file + ": " + byScore.size() + " flows with scores, " + trace.size() + " with labels");
    }
    return Detector.labelled(byScore);
  }

  /** Is told how an evaluation goes on. */
  public interface Listener {
    /**
     * Bytes were read.
     *
     * @param file of which capture
     * @param bytes how many so far
     */
    void bytes(Path file, long bytes);

    /**
     * A capture was read.
     *
     * @param report what was in it
     */
    void read(IngestReport report);

    /**
     * A replay is done; may come from any thread.
     *
     * @param measured its measurement
     * @param done replays of the capture done so far
     * @param all replays of the capture
     */
    void replayed(Measurement measured, int done, int all);

    /**
     * A strategy cannot do all it should.
     *
     * @param message why, for people
     */
    void note(String message);
  }
}
