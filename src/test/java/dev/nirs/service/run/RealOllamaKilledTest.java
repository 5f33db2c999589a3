package dev.nirs.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.app.ModelSettings;
import dev.nirs.model.OllamaServer;
import dev.nirs.model.OllamaSettings;
import dev.nirs.prompt.PromptForm;
import dev.nirs.service.Entry;
import dev.nirs.service.Sending;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.ServiceStatus.Breaker;
import dev.nirs.service.live.GuardedProposer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Ollama, started here on a port of its own, is killed (SIGKILL) in the middle of an answer
 * and started again under a running service; skipped where its program or the model is absent.
 */
@Tag("ollama")
class RealOllamaKilledTest {
  private static final String MODEL = "smollm2-135m";
  private static final Path LAB =
      Path.of(
          Optional.ofNullable(System.getenv("OLLAMA_LAB"))
              .orElse(System.getProperty("user.home") + "/.cache/ollama-lab"));
  private static final Path PROGRAM = LAB.resolve("bin").resolve("ollama");
  private static final Path MANIFEST =
      LAB.resolve("models/manifests/registry.ollama.ai/library").resolve(MODEL);
  private static final GuardedProposer.Settings BREAKER =
      new GuardedProposer.Settings(2, Duration.ofMillis(500));

  @TempDir Path folder;

  private Optional<Process> ollama = Optional.empty();
  private String url = "";
  private int windows;

  @AfterEach
  void end() {
    kill();
  }

  @Test
  @Timeout(900)
  void theBaselineAnswersWhileItIsGoneAndTheModelIsAskedAgain() throws Exception {
    assumeTrue(Files.isExecutable(PROGRAM), () -> "no program " + PROGRAM);
    assumeTrue(Files.exists(MANIFEST), () -> "no model " + MODEL + " in " + LAB);
    int port = ServiceBench.freePort();
    url = "http://127.0.0.1:" + port;
    serve(port);
    ModelSettings model =
        new ModelSettings(
            true, URI.create(url), MODEL, Duration.ofMinutes(3), PromptForm.CHOICE, 1, 1);
    ServiceSettings settings =
        ServiceBench.settings(
            folder, ServiceBench.events(ServiceInputs.NONE), ServiceBench.answers(model, BREAKER));
    try (RunningService running =
        RunningService.start(settings, new SimpleMeterRegistry(), InstantSource.system())) {
      asked(running);
      CompletableFuture<Entry> cutOff = window(running);
      awaitWork();
      assertThat(cutOff).isNotDone();
      kill();
      Entry entry = cutOff.get(60, TimeUnit.SECONDS);
      assertThat(entry.outcome()).isEqualTo("FALLBACK");
      assertThat(json(running, entry)).contains("no answer from Ollama");
      openBreaker(running);
      serve(port);
      asked(running);
    }
  }

  /** The model answers, well or not. */
  private void asked(RunningService running) throws Exception {
    String last = "";
    for (int i = 0; i < 50; i++) {
      Entry entry = window(running).get(5, TimeUnit.MINUTES);
      last = json(running, entry);
      ServiceStatus.Model model = running.service().status().get().model();
      if (model.breaker() == Breaker.CLOSED && model.fault().isEmpty()) {
        assertThat(last).contains("\"digest\":\"").contains("\"name\":\"" + MODEL);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200); // until the breaker tries again
    }
    throw new AssertionError("the model does not come back: " + last);
  }

  private void openBreaker(RunningService running) throws Exception {
    for (int i = 0; i < 20; i++) {
      Entry entry = window(running).get(60, TimeUnit.SECONDS);
      assertThat(entry.outcome()).isEqualTo("FALLBACK");
      if (json(running, entry).contains("not asked again yet")) {
        return;
      }
    }
    throw new AssertionError("the breaker stays " + running.service().status().get().model());
  }

  private CompletableFuture<Entry> window(RunningService running) throws Exception {
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(100L * windows++);
    String body = "";
    for (int i = 0; i < 5; i++) {
      body += ServiceBench.alert(time.plusMillis(i), windows + 40 * i);
    }
    return running
        .service()
        .intake()
        .windows(Sending.batch("eve"), ServiceBench.bytes(body), ServiceBench.EVE)
        .getFirst();
  }

  private static String json(RunningService running, Entry entry) {
    return running.service().archive().find(entry.id()).orElseThrow().json();
  }

  private void serve(int port) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(PROGRAM.toString(), "serve")
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("ollama.log").toFile()));
    builder.environment().put("OLLAMA_HOST", "127.0.0.1:" + port);
    builder.environment().put("OLLAMA_MODELS", LAB.resolve("models").toString());
    builder.environment().put("OLLAMA_NOPRUNE", "1"); // the models are others' too
    ollama = Optional.of(builder.start());
    OllamaServer server = new OllamaServer(OllamaSettings.of(url, MODEL));
    for (int i = 0; i < 600; i++) {
      if (server.status().model(MODEL).isPresent()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError(
        "Ollama does not start: " + Files.readString(folder.resolve("ollama.log")));
  }

  /** Waits until the process that holds the model computes. */
  private void awaitWork() throws InterruptedException {
    long before = workMillis();
    for (int i = 0; i < 6000 && workMillis() < before + 50; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private long workMillis() {
    return ollama
        .orElseThrow()
        .descendants()
        .mapToLong(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .sum();
  }

  /** Kills it and what it started. */
  private void kill() {
    if (ollama.isPresent()) {
      List<ProcessHandle> children = ollama.get().descendants().toList();
      ollama.get().destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      ollama.get().onExit().join();
      ollama = Optional.empty();
    }
  }
}
