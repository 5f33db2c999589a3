package dev.nirs.service.live;

import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.SuggestionArchive;
import dev.nirs.suggestion.Proposer;
import dev.nirs.window.AlertWindow;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way from events to suggestions, running. Made, then given what answers windows, then started:
 * the journals are read again, and windows without an answer get one.
 */
public final class LiveService implements AutoCloseable {
  private final LiveMetrics metrics;
  private final AnswerQueue answers;
  private final LiveSources sources;
  private final WindowIntake windows;
  private final LiveIntake intake;

  private LiveService(LiveSettings settings, Ports ports) {
    this.metrics = new LiveMetrics(ports.registry());
    this.answers = new AnswerQueue(settings.answers(), ports.archive(), ports.news(), metrics);
    LiveParts parts = new LiveParts(settings.stream(), ports.archive(), answers, metrics);
    IntakeRoom room = new IntakeRoom(settings.journal(), answers, metrics);
    Path journals = ports.folder().resolve("journal");
    this.sources = new LiveSources(journals, settings, room, parts);
    this.windows =
        new WindowIntake(
            new WindowJournal(journals, settings.opener(), room.diskBytes()), parts, ports.clock());
    this.intake = new LiveIntake(sources, windows, room, parts, ports.clock());
    metrics.gauge("nirs.queue.depth", "Windows that wait for an answer", answers::size);
  }

  /**
   * A service that has not started.
   *
   * @param stream how events become windows
   * @param journal how much the journals take
   * @param answers how windows wait
   * @param ports what it stands on
   * @return the service
   */
  public static LiveService of(
      StreamSettings stream, JournalSettings journal, AnswerSettings answers, Ports ports) {
    return new LiveService(new LiveSettings(stream, journal, answers, SegmentOpener.DISK), ports);
  }

  /** With another way to open files. */
  static LiveService of(LiveSettings settings, Ports ports) {
    return new LiveService(settings, ports);
  }

  /**
   * Guards a model against being asked while it does not answer.
   *
   * @param proposer asks the model each time
   * @param settings when it is not asked
   * @return the guard
   */
  public GuardedProposer guarded(Proposer proposer, GuardedProposer.Settings settings) {
    GuardedProposer guarded = new GuardedProposer(proposer, settings, metrics);
    metrics.gauge(
        "nirs.model.paused",
        "1 while the model is not asked since it failed too often",
        () -> guarded.state() == ServiceStatus.Breaker.OPEN ? 1 : 0);
    return guarded;
  }

  /**
   * Starts answering, then reads the journals again.
   *
   * @param answerer makes pipelines
   * @throws IOException where a journal cannot be read
   */
  public void start(Answerer answerer) throws IOException {
    answers.start(answerer);
    sources.recover();
    windows.recover();
  }

  /** A second has passed: to be called once a second, by whatever measures time. */
  public void tick() {
    sources.tick();
    answers.tick();
  }

  /**
   * Takes events.
   *
   * @return safe for several threads
   */
  public EventIntake intake() {
    return intake;
  }

  /**
   * How each sender is.
   *
   * @return by name
   */
  public List<ServiceStatus.Source> sources() {
    return sources.status();
  }

  /**
   * How many windows wait or are being answered.
   *
   * @return 0 or more
   */
  public int waiting() {
    return answers.size();
  }

  /**
   * How far a followed file was read, as the journal knows.
   *
   * @param source the sender that the file stands for
   * @param path the file
   * @return the position; empty where the journal holds none
   */
  public Optional<FollowPosition> position(SourceName source, String path) {
    return sources.known(source).flatMap(stream -> stream.position(path));
  }

  /** The open window of a source, once its thread has done what it was told before. */
  Optional<AlertWindow> lookAt(SourceName source) {
    return sources.known(source).flatMap(stream -> stream.look().join());
  }

  /** The intake, as followers use it. */
  LiveIntake followed() {
    return intake;
  }

  @Override
  public void close() {
    sources.close();
    answers.close();
  }

  /**
   * What a service stands on.
   *
   * @param folder the data directory
   * @param archive keeps suggestions
   * @param news told of each suggestion once it is kept
   * @param registry takes metrics
   * @param clock the wall clock
   */
  public record Ports(
      Path folder,
      SuggestionArchive archive,
      Consumer<Entry> news,
      MeterRegistry registry,
      InstantSource clock) {}
}
