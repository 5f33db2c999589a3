package dev.nirs.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.app.InputException;
import dev.nirs.service.Act;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.NirsService;
import dev.nirs.service.Sending;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.SuggestionState;
import dev.nirs.service.live.AnswerSettings;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.SourceName;
import dev.nirs.suggestion.BaselineChoice;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServiceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** From events to a decision, over real time, real files and a restart. */
  @Test
  void eventsBecomeASuggestionThatIsDecidedAndKept() throws Exception {
    String id;
    try (RunningService running = start(ServiceBench.settings(folder))) {
      NirsService service = running.service();
      LinkedBlockingQueue<Entry> news = new LinkedBlockingQueue<>();
      var subscription = service.feed().subscribe(news::add);
      service
          .intake()
          .accept(Sending.batch("eve"), ServiceBench.bytes(alert(0) + alert(1)), ServiceBench.EVE);
      Entry entry = Optional.ofNullable(news.poll(60, TimeUnit.SECONDS)).orElseThrow();
      assertThat(entry.counts().alerts()).isEqualTo(2);
      id = entry.id();
      Act act = new Act("ann", "seen before", Optional.empty(), OptionalInt.of(entry.version()));
      assertThat(service.desk().accept(id, act)).isInstanceOf(DeskAnswer.Done.class);
      Entry changed = Optional.ofNullable(news.poll(60, TimeUnit.SECONDS)).orElseThrow();
      assertThat(changed.state()).isEqualTo(SuggestionState.ACCEPTED);
      subscription.close();
      assertThat(service.status().get().model().breaker()).isEqualTo(ServiceStatus.Breaker.OFF);
      assertThat(registry.getMeters())
          .extracting(Meter::getId)
          .extracting(Meter.Id::getName)
          .contains(
              "nirs.events",
              "nirs.windows",
              "nirs.suggestions",
              "nirs.queue.depth",
              "nirs.journal.commit");
    }
    try (RunningService running = start(ServiceBench.settings(folder))) {
      assertThat(running.service().archive().find(id).orElseThrow().entry().state())
          .isEqualTo(SuggestionState.ACCEPTED);
      assertThat(running.service().library().entry("suggestion/" + id)).isPresent();
    }
  }

  @Test
  void theGeneralBaselineAnswersWhereItIsWanted() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      body.append(alert(i));
    }
    ServiceSettings general =
        ServiceBench.settings(
            folder,
            ServiceBench.events(ServiceInputs.NONE),
            new ServiceSettings.Answers(
                ServiceBench.NO_MODEL.model(),
                BaselineChoice.general(ServiceBench.POLICY),
                AnswerSettings.DEFAULT,
                GuardedProposer.Settings.DEFAULT));
    try (RunningService running = start(general)) {
      Entry entry =
          running
              .service()
              .intake()
              .windows(Sending.batch("case"), ServiceBench.bytes(body.toString()), ServiceBench.EVE)
              .getFirst()
              .get(60, TimeUnit.SECONDS);
      assertThat(running.service().archive().find(entry.id()).orElseThrow().json())
          .contains("\"source\":\"GENERAL\"");
    }
  }

  @Test
  void aDirectoryServesOneServiceAtATime() throws Exception {
    try (RunningService running = start(ServiceBench.settings(folder))) {
      assertThat(running.service().status().get().sources()).isEmpty();
      assertThatThrownBy(() -> start(ServiceBench.settings(folder)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another service runs in this data directory");
    }
    start(ServiceBench.settings(folder)).close();
  }

  @Test
  void filesAreFollowedAndLinesTakenOverARestart() throws Exception {
    Path eve = folder.resolve("eve.json");
    int port = ServiceBench.freePort();
    ServiceSettings settings =
        with(
            new ServiceInputs(
                List.of(new ServiceInputs.Follow(eve, new SourceName("eve"))),
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))),
            Optional.of(Duration.ofDays(30)));
    try (RunningService running = start(settings)) {
      append(eve, alert(0) + alert(1));
      await(() -> events(running, "eve") == 2);
      Files.move(eve, folder.resolve("eve.json.1"), StandardCopyOption.ATOMIC_MOVE);
      append(eve, alert(2));
      await(() -> events(running, "eve") == 3);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
          OutputStream out = socket.getOutputStream()) {
        out.write(("<13>Jan 1 00:00:00 s e: " + alert(5)).getBytes(StandardCharsets.UTF_8));
      }
      await(() -> events(running, "tcp-127.0.0.1") == 1);
    }
    append(eve, alert(100)); // later than the window before, which may be closed by now
    try (RunningService running = start(settings)) {
      await(() -> events(running, "eve") == 1);
      Answers.awaitAll(running.service());
      long alerts =
          running
              .service()
              .archive()
              .list(new Listing(Set.of(), Optional.of("eve"), OptionalLong.empty(), 100))
              .items()
              .stream()
              .mapToLong(entry -> entry.counts().alerts())
              .sum();
      assertThat(alerts).isEqualTo(4);
    }
  }

  @Test
  void whatCannotBeListenedOnIsToldInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort());
      ServiceSettings settings =
          with(new ServiceInputs(List.of(), Optional.of(address)), Optional.empty());
      assertThatThrownBy(() -> start(settings))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("cannot listen on");
    }
    start(ServiceBench.settings(folder)).close();
  }

  private ServiceSettings with(ServiceInputs inputs, Optional<Duration> retention) {
    ServiceSettings plain = ServiceBench.settings(folder);
    return new ServiceSettings(
        plain.dataDirectory(),
        plain.policy(),
        plain.knowledge(),
        ServiceBench.events(inputs),
        plain.answers(),
        retention);
  }

  private RunningService start(ServiceSettings settings) throws InputException {
    return RunningService.start(settings, registry, InstantSource.system());
  }

  private static String alert(int number) {
    return ServiceBench.alert(START.plusMillis(100L * number), number);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static long events(RunningService running, String source) {
    return running.service().status().get().sources().stream()
        .filter(s -> s.name().equals(source))
        .mapToLong(ServiceStatus.Source::events)
        .sum();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("not within 30 s");
  }
}
