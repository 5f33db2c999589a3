package dev.nirs.service.run;

import dev.nirs.app.InputException;
import dev.nirs.app.Nirs;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.Retriever;
import dev.nirs.service.NirsService;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.StoreException;
import dev.nirs.service.live.Answerer;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.LiveFeed;
import dev.nirs.service.live.LiveService;
import dev.nirs.service.store.AnalystDesk;
import dev.nirs.service.store.KnowledgeLibrary;
import dev.nirs.service.store.ServiceStore;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestionPipeline;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service that runs from its start to its close. */
public final class RunningService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningService.class);

  private static final long RETAIN_MILLIS = 3_600_000;

  private final Closing closing;
  private final NirsService service;

  private RunningService(Closing closing, NirsService service) {
    this.closing = closing;
    this.service = service;
  }

  /**
   * Starts a service: opens what is kept, reads the journals again, and begins to take events.
   * Ollama need not be there.
   *
   * @param settings everything about it
   * @param registry takes its metrics
   * @param clock the wall clock
   * @return the service, to be closed
   * @throws InputException where the data directory, the knowledge base, an address or a name is
   *     not as it must be
   */
  public static RunningService start(
      ServiceSettings settings, MeterRegistry registry, InstantSource clock) throws InputException {
    Closing closing = new Closing();
    boolean isStarted = false;
    try {
      RunningService running = start(settings, registry, clock, closing);
      isStarted = true;
      return running;
    } catch (IOException e) {
      throw new InputException(settings.dataDirectory() + ": " + e.getMessage(), e);
    } catch (StoreException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    } finally {
      if (!isStarted) {
        closing.close();
      }
    }
  }

  private static RunningService start(
      ServiceSettings settings, MeterRegistry registry, InstantSource clock, Closing closing)
      throws InputException, IOException {
    ServiceStore store = ServiceStore.open(settings.dataDirectory(), clock);
    closing.add("store", store);
    closing.add("lock", DirectoryLock.take(settings.dataDirectory()));
    KnowledgeBase base = Nirs.knowledgeBase(settings.knowledge());
    Retriever retriever = Nirs.retriever(base, settings.knowledge());
    closing.add("index", retriever);
    LiveFeed feed = new LiveFeed();
    store.onChange(feed::publish);
    LiveService live =
        live(
            settings,
            new LiveService.Ports(
                settings.dataDirectory(), store.archive(), feed::publish, registry, clock));
    closing.add("events", live);
    GuardedProposer proposer =
        live.guarded(
            Nirs.proposer(settings.policy(), settings.answers().model(), retriever),
            settings.answers().breaker());
    live.start(answerer(settings, proposer));
    closing.add("clock", Seconds.start(live::tick));
    retain(settings.retention(), store, closing);
    Inputs.start(settings.events().inputs(), live, store.positions(), closing);
    LOG.info("serving from {}", settings.dataDirectory());
    NirsService service =
        new NirsService(
            store.archive(),
            new AnalystDesk(store, base, settings.policy(), clock),
            new KnowledgeLibrary(store, base, retriever),
            live.intake(),
            feed,
            store.tokens(),
            store.audit(),
            () -> status(settings, live, proposer));
    return new RunningService(closing, service);
  }

  private static LiveService live(ServiceSettings settings, LiveService.Ports ports) {
    return LiveService.of(
        settings.events().stream(), settings.events().journal(), settings.answers().queue(), ports);
  }

  private static void retain(Optional<Duration> age, ServiceStore store, Closing closing) {
    age.ifPresent(
        oldest ->
            closing.add("retention", Seconds.every(RETAIN_MILLIS, () -> store.retain(oldest))));
  }

  private static Answerer answerer(ServiceSettings settings, Proposer proposer) {
    return new Answerer() {
      @Override
      public SuggestionPipeline withModel() {
        return new SuggestionPipeline(settings.policy(), proposer, settings.answers().baseline());
      }

      @Override
      public SuggestionPipeline baseline() {
        return new SuggestionPipeline(
            settings.policy(), Overdue.PROPOSER, settings.answers().baseline());
      }
    };
  }

  private static ServiceStatus status(
      ServiceSettings settings, LiveService live, GuardedProposer proposer) {
    ServiceStatus.Model model =
        settings.answers().model().isAsked()
            ? new ServiceStatus.Model(
                settings.answers().model().name(), proposer.state(), proposer.fault())
            : new ServiceStatus.Model("", ServiceStatus.Breaker.OFF, Optional.empty());
    return new ServiceStatus(live.sources(), live.waiting(), model);
  }

  /**
   * Its parts.
   *
   * @return the same ones until it is closed
   */
  public NirsService service() {
    return service;
  }

  /** Ends it; what is not answered yet is answered after the next start. */
  @Override
  public void close() {
    closing.close();
  }
}
