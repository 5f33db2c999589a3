package dev.nirs.service.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.nirs.service.Entry;
import dev.nirs.service.Sending;
import dev.nirs.service.ServiceStatus.Breaker;
import dev.nirs.service.live.GuardedProposer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service lives through whatever Ollama does, and every window gets an answer. */
class ModelFaultsTest {
  private static final GuardedProposer.Settings BREAKER =
      new GuardedProposer.Settings(2, Duration.ofMillis(300));

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private WireMockServer ollama = new WireMockServer();
  private int windows;

  @AfterEach
  void end() {
    ollama.stop();
  }

  @Test
  void theServiceStartsWithoutOllamaAndComesBackEachTime() throws Exception {
    int port = ServiceBench.freePort();
    ServiceSettings settings =
        ServiceBench.settings(
            folder,
            ServiceBench.events(ServiceInputs.NONE),
            ServiceBench.answers(
                ServiceBench.model("http://127.0.0.1:" + port, Duration.ofMillis(1500)), BREAKER));
    try (RunningService running =
        RunningService.start(settings, registry, InstantSource.system())) {
      falls(running, "no answer from Ollama");
      start(port, aResponse().withStatus(200));
      answers(running);
      ollama.stop();
      falls(running, "no answer from Ollama");
      start(port, good().withFixedDelay(60_000));
      falls(running, "did not answer within");
      stub(good());
      answers(running);
      stub(aResponse().withBody("<html>no Ollama</html>"));
      falls(running, "the reply is no answer");
      stub(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
      falls(running, "no answer from Ollama");
      stub(good());
      answers(running);
      assertThat(registry.get("nirs.suggestions").tag("outcome", "model").counter().count())
          .isEqualTo(3);
      assertThat(registry.get("nirs.fallbacks").tag("reason", "timed-out").counter().count())
          .isPositive();
    }
  }

  /** Once the model failed twice the baseline answers without asking it. */
  private void falls(RunningService running, String why) throws Exception {
    for (int i = 0; i < 400; i++) {
      int before = questions();
      Entry entry = window(running);
      assertThat(entry.outcome()).isEqualTo("FALLBACK");
      if (json(running, entry).contains("not asked again yet")) {
        assertThat(questions()).isEqualTo(before);
        if (running.service().status().get().model().fault().orElseThrow().contains(why)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(20); // until the breaker tries again
      }
    }
    throw new AssertionError("the breaker stays " + running.service().status().get().model());
  }

  private void answers(RunningService running) throws Exception {
    stub(good());
    String last = "";
    for (int i = 0; i < 100; i++) {
      Entry entry = window(running);
      last = json(running, entry);
      if (entry.outcome().equals("MODEL")) {
        assertThat(running.service().status().get().model().breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(running.service().status().get().model().fault()).isEmpty();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50); // until the breaker tries again
    }
    throw new AssertionError("the model does not come back: " + last);
  }

  private Entry window(RunningService running) throws Exception {
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(100L * windows++);
    return running
        .service()
        .intake()
        .windows(
            Sending.batch("eve"), ServiceBench.bytes(ServiceBench.alert(time, 1)), ServiceBench.EVE)
        .getFirst()
        .get(60, TimeUnit.SECONDS);
  }

  private static String json(RunningService running, Entry entry) {
    return running.service().archive().find(entry.id()).orElseThrow().json();
  }

  private int questions() {
    return ollama.isRunning()
        ? ollama.findAll(postRequestedFor(urlEqualTo("/api/chat"))).size()
        : 0;
  }

  private void start(int port, ResponseDefinitionBuilder chat) {
    ollama = new WireMockServer(options().port(port).bindAddress("127.0.0.1"));
    ollama.start();
    ollama.stubFor(
        get(urlEqualTo("/api/tags"))
            .willReturn(
                okJson(
                    """
                    {"models":[{"name":"m:latest","digest":"e3e52e5eb3a11acf","size":5}]}""")));
    ollama.stubFor(get(urlEqualTo("/api/version")).willReturn(okJson("{\"version\":\"0.17.4\"}")));
    stub(chat);
  }

  private void stub(ResponseDefinitionBuilder chat) {
    ollama.stubFor(post(urlEqualTo("/api/chat")).willReturn(chat));
  }

  private static ResponseDefinitionBuilder good() {
    return okJson(
        """
        {"model":"m","created_at":"2026-11-25T03:34:41.181994058Z",
         "message":{"role":"assistant","content":"-A FORWARD -s 203.0.0.2/32 -j DROP"},
         "done":true,"done_reason":"stop","total_duration":686273739,"load_duration":625267466,
         "prompt_eval_count":900,"prompt_eval_duration":26967981,"eval_count":20,
         "eval_duration":31406767}""");
  }
}
