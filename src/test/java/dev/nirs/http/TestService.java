package dev.nirs.http;

import dev.nirs.Samples;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.SourceReport;
import dev.nirs.ingest.Sources;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.BusyException;
import dev.nirs.service.Entry;
import dev.nirs.service.EventIntake;
import dev.nirs.service.NirsService;
import dev.nirs.service.Receipt;
import dev.nirs.service.Role;
import dev.nirs.service.Sending;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Observation;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A service whose parts live in memory: the real pipeline, grammar and verifier over lists, without
 * disk, model or clock. Its three suggestions and three tokens are there from the start.
 */
public final class TestService {
  /** What every date says. */
  public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  public final TestTokens tokens = new TestTokens();
  public final TestAudit audit = new TestAudit();
  public final TestArchive archive = new TestArchive();
  public final TestLibrary library = new TestLibrary();
  public final TestDesk desk = new TestDesk(archive, audit, policy());
  public final AtomicBoolean isBusy = new AtomicBoolean();
  public final AtomicBoolean isBroken = new AtomicBoolean();
  public final String viewer = tokens.create("anna", Role.VIEWER, "test");
  public final String analyst = tokens.create("ben", Role.ANALYST, "test");
  public final String sensor = tokens.create("eve-1", Role.SENSOR, "test");

  /** A service with three suggestions. */
  public TestService() {
    for (int i = 0; i < 3; i++) {
      suggest("eve-1", Trigger.CLOSED, window(i));
    }
  }

  /** The service that HTTP sees. */
  public NirsService service() {
    return new NirsService(
        archive, desk, library, new Intake(), archive, tokens, audit, this::status);
  }

  /** Makes a suggestion for a window. */
  public Entry suggest(String source, Trigger trigger, AlertWindow window) {
    return archive.add(
        source, trigger, new SuggestionPipeline(policy(), Proposer.NONE).suggest(window));
  }

  /** A window of ten alerts from two sources and 200 benign flows, a second apart. */
  public static AlertWindow window(int number) {
    long start = number * 600_000_000L;
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String source = "203.0.113." + (7 + i % 2);
      Alert one = Samples.alert("tcp " + source + ":" + (4000 + i) + " > 192.0.2.10:80");
      alerts.add(
          new Alert(at(one.flow(), start + i * 1_000_000L), one.attackClass(), 1, "<b>x</b>"));
    }
    List<Flow> benign = new ArrayList<>();
    for (String quiet : Samples.quiet(200)) {
      benign.add(at(Samples.flow(quiet), start - 200_000_000L + benign.size() * 1_000_000L));
    }
    return new AlertWindow(number + 1, start, start + 69_000_000L, alerts, benign);
  }

  private static Flow at(Flow flow, long time) {
    return new Flow(time, flow.tuple(), flow.volume());
  }

  static Policy policy() {
    return new Policy(
        "INPUT",
        IpVersion.V4,
        new Bounds(0, 100, BenignCount.BOTH, 100),
        new Protection(Protection.LOOPBACK, List.of(), Protection.SSH));
  }

  private ServiceStatus status() {
    if (isBroken.get()) {
      throw new IllegalStateException("the database is gone");
    }
    return new ServiceStatus(
        List.of(new ServiceStatus.Source("eve-1", 630, 2, Optional.of(NOW), 0, 200)),
        1,
        new ServiceStatus.Model(
            "qwen2.5:7b", ServiceStatus.Breaker.OPEN, Optional.of("nothing answers")));
  }

  private final class Intake implements EventIntake {
    @Override
    public Receipt accept(Sending sending, InputStream body, IngestOptions options)
        throws IngestException, BusyException {
      List<Observation> taken = new ArrayList<>();
      SourceReport report = read(sending.source(), body, options, taken);
      return new Receipt(taken.size(), 0, report);
    }

    @Override
    public List<CompletableFuture<Entry>> windows(
        Sending sending, InputStream body, IngestOptions options)
        throws IngestException, BusyException {
      String source = sending.source();
      List<Observation> taken = new ArrayList<>();
      read(source, body, options, taken);
      List<Alert> alerts =
          taken.stream().filter(Alert.class::isInstance).map(Alert.class::cast).toList();
      if (alerts.isEmpty()) {
        return List.of();
      }
      long start = alerts.get(0).flow().time();
      AlertWindow window = new AlertWindow(1, start, start + 60_000_000, alerts, List.of());
      return List.of(CompletableFuture.completedFuture(suggest(source, Trigger.WINDOW, window)));
    }

    private SourceReport read(
        String source, InputStream body, IngestOptions options, List<Observation> taken)
        throws IngestException, BusyException {
      if (isBusy.get()) {
        throw new BusyException("1000 frames wait to be written", Duration.ofMillis(1500));
      }
      return Sources.readStream(source, body, options, taken::add).sources().get(0);
    }

    @Override
    public CompletableFuture<Entry> suggestNow(String source) throws BusyException {
      if (isBusy.get()) {
        throw new BusyException("64 windows wait for an answer", Duration.ofSeconds(20));
      }
      if (source.equals("slow")) {
        return new CompletableFuture<>();
      }
      if (!source.equals("eve-1")) {
        throw new IllegalStateException("no window of '" + source + "' is open");
      }
      return CompletableFuture.completedFuture(suggest(source, Trigger.REQUEST, window(9)));
    }
  }
}
