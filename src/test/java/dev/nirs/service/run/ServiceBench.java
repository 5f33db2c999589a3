package dev.nirs.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.app.EmbeddingSettings;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.prompt.PromptForm;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.live.AnswerSettings;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.JournalSettings;
import dev.nirs.service.live.StreamSettings;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Settings and events for tests of a whole service. */
final class ServiceBench {
  static final IngestOptions EVE =
      new IngestOptions(Optional.of(Format.EVE), OptionalDouble.empty());
  static final Policy POLICY =
      new Policy(
          "FORWARD", IpVersion.V4, new Bounds(0, 1000, BenignCount.BOTH, 0), Protection.NONE);

  static final ServiceSettings.Answers NO_MODEL =
      answers(
          model("http://127.0.0.1:9", Duration.ofSeconds(1)).asked(false),
          GuardedProposer.Settings.DEFAULT);
  private static final ServiceSettings.Events EVENTS =
      new ServiceSettings.Events(
          new StreamSettings(
              new WindowSettings(
                  Duration.ofSeconds(2),
                  Duration.ofMinutes(10),
                  Duration.ofHours(1),
                  Duration.ZERO),
              WindowLimits.LIVE,
              Duration.ZERO,
              StreamSettings.AHEAD),
          JournalSettings.DEFAULT,
          ServiceInputs.NONE);

  private ServiceBench() {}

  /** Windows of two quiet seconds, no model. */
  static ServiceSettings settings(Path folder) {
    return settings(folder, EVENTS, NO_MODEL);
  }

  static ServiceSettings settings(
      Path folder, ServiceSettings.Events events, ServiceSettings.Answers answers) {
    assertThat(
            folder.resolve("knowledge").toFile().isDirectory()
                || folder.resolve("knowledge").toFile().mkdirs())
        .isTrue();
    return new ServiceSettings(
        folder.resolve("data"),
        POLICY,
        new KnowledgeSettings(
            folder.resolve("knowledge"), folder.resolve("index"), EmbeddingSettings.DEFAULT),
        events,
        answers,
        Optional.empty());
  }

  /** The same events, and others from elsewhere. */
  static ServiceSettings.Events events(ServiceInputs inputs) {
    return new ServiceSettings.Events(EVENTS.stream(), EVENTS.journal(), inputs);
  }

  /** The atomic baseline beside a model. */
  static ServiceSettings.Answers answers(ModelSettings model, GuardedProposer.Settings breaker) {
    return new ServiceSettings.Answers(
        model, BaselineChoice.ATOMIC, AnswerSettings.DEFAULT, breaker);
  }

  static ModelSettings model(String url, Duration timeout) {
    return new ModelSettings(true, URI.create(url), "m", timeout, PromptForm.TEXT, 1, 0);
  }

  /** A port that nothing listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** An alert of an attacker at a time. */
  static String alert(Instant time, int attacker) {
    return """
    {"timestamp":"%s","event_type":"alert","src_ip":"203.0.%d.%d","src_port":4000,\
    "dest_ip":"192.0.2.10","dest_port":22,"proto":"TCP","alert":{"signature":"n%d"}}
    """
        .formatted(time, attacker / 250 % 250, 1 + attacker % 250, attacker);
  }
}
