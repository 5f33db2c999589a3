package dev.nirs.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.nirs.model.ModelFailure.Cancelled;
import dev.nirs.model.ModelFailure.Malformed;
import dev.nirs.model.ModelFailure.MissingModel;
import dev.nirs.model.ModelFailure.PromptTruncated;
import dev.nirs.model.ModelFailure.Rejected;
import dev.nirs.model.ModelFailure.TimedOut;
import dev.nirs.model.ModelFailure.Unreachable;
import dev.nirs.model.ModelReply.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a server was seen to do, and what the caller gets for it. */
class OllamaFaultsTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private final FakeOllama ollama = new FakeOllama();

  @AfterEach
  void stop() {
    ollama.close();
  }

  @Test
  void connectionRefused() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    ModelReply reply = ask("http://127.0.0.1:" + free);
    assertThat(reply).isInstanceOf(Unreachable.class);
    assertThat(((ModelFailure) reply).message()).contains("refused", "127.0.0.1:" + free);
    assertThat(((ModelFailure) reply).nextStep()).contains("ollama serve");
  }

  @Test
  void unknownHost() {
    assertThat(ask("http://no-such-host.invalid:11434")).isInstanceOf(Unreachable.class);
  }

  @Test
  void noHeadersInTime() {
    ollama.chat(aResponse().withBody(FakeOllama.good()).withFixedDelay(20_000));
    assertThat(ollama.model(SHORT).ask(FakeOllama.QUESTION)).isEqualTo(new TimedOut(SHORT));
  }

  @Test
  void bodyDribbledPastTheDeadline() {
    ollama.chat(aResponse().withBody(FakeOllama.good()).withChunkedDribbleDelay(20, 20_000));
    assertThat(ollama.model(SHORT).ask(FakeOllama.QUESTION)).isEqualTo(new TimedOut(SHORT));
  }

  @ParameterizedTest
  @CsvSource({
    "500, 3", "502, 3", "503, 3", "429, 3", "400, 1", "401, 1", "403, 1", "408, 1", "302, 1",
    "404, 1", "204, 1"
  })
  void statusAndNumberOfAttempts(int status, int attempts) {
    ollama.chat(
        aResponse().withStatus(status).withHeader("Location", "/other").withBody("sorry\u0007"));
    ModelReply reply = ollama.model().ask(FakeOllama.QUESTION);
    if (status == 204) {
      assertThat(reply).isInstanceOf(Malformed.class);
    } else {
      assertThat(reply).isEqualTo(new Rejected(status, "sorry"));
    }
    assertThat(ollama.questions()).hasSize(attempts);
  }

  @Test
  void missingModelIsNotAskedForAgain() {
    ollama.chat(404, "{\"error\":\"model 'm' not found\"}");
    ModelReply reply = ollama.model().ask(FakeOllama.QUESTION);
    assertThat(reply).isEqualTo(new MissingModel("m"));
    assertThat(((ModelFailure) reply).nextStep()).isEqualTo("ollama pull m");
    assertThat(ollama.questions()).hasSize(1);
  }

  @Test
  void aSecondAttemptMayHelp() {
    ollama.chat(200, FakeOllama.good());
    ollama
        .server()
        .stubFor(
            post(urlEqualTo("/api/chat"))
                .inScenario("restart")
                .whenScenarioStateIs("Started")
                .willSetStateTo("up")
                .willReturn(aResponse().withStatus(503)));
    assertThat(ollama.model().ask(FakeOllama.QUESTION)).isInstanceOf(Answer.class);
    assertThat(ollama.questions()).hasSize(2);
  }

  @Test
  void noAttemptMoreThanAllowed() {
    ollama.chat(500, "no");
    RetryRule never = new RetryRule(0, Duration.ofNanos(1));
    new OllamaModel(ollama.settings(Duration.ofSeconds(30)), never, () -> 0L)
        .ask(FakeOllama.QUESTION);
    assertThat(ollama.questions()).hasSize(1);
  }

  static Stream<Arguments> bodies() {
    String done = "\"done\":true,\"done_reason\":\"stop\"";
    return Stream.of(
        Arguments.of("empty body", ""),
        Arguments.of("white space", " \n"),
        Arguments.of("malformed JSON", "{\"model\":"),
        Arguments.of("JSON cut short", FakeOllama.good().substring(0, 200)),
        Arguments.of("HTML", "<html><body>It works!</body></html>"),
        Arguments.of("empty object", "{}"),
        Arguments.of("null", "null"),
        Arguments.of("number", "7"),
        Arguments.of("list", "[]"),
        Arguments.of("error with 200", "{\"error\":\"boom\"}"),
        Arguments.of("no message", "{\"model\":\"m\",\"done\":true}"),
        Arguments.of("message is null", "{\"model\":\"m\",\"message\":null,\"done\":true}"),
        Arguments.of(
            "unknown role",
            "{\"model\":\"m\",\"message\":{\"role\":\"martian\",\"content\":\"x\"},\"done\":true}"),
        Arguments.of(
            "no content", "{\"model\":\"m\",\"message\":{\"role\":\"assistant\"},\"done\":true}"),
        Arguments.of("empty content", FakeOllama.body("", done)),
        Arguments.of("blank content", FakeOllama.body(" \\n\\t", done)),
        Arguments.of("a part only", FakeOllama.body("-A INPUT", "\"done\":false")),
        Arguments.of("load only", FakeOllama.body("", "\"done\":true,\"done_reason\":\"load\"")),
        Arguments.of("deep nesting", "[".repeat(100_000)),
        Arguments.of("garbage", "\u0000\u0001\ufffd".repeat(100)));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("bodies")
  void bodyThatIsNoAnswer(String name, String body) {
    ollama.chat(200, body);
    ModelReply reply = ollama.model().ask(FakeOllama.QUESTION);
    assertThat(reply).as(name).isInstanceOf(Malformed.class);
    assertThat(((ModelFailure) reply).message()).matches("[\\x20-\\x7e]{10,300}");
    assertThat(ollama.questions()).hasSize(1);
  }

  @Test
  void bodyWithoutAnEnd() {
    String text = "x".repeat(OllamaHttp.MOST_BYTES);
    ollama.chat(200, FakeOllama.body(text, "\"done\":true"));
    ModelReply reply = ollama.model().ask(FakeOllama.QUESTION);
    assertThat(reply).isEqualTo(new Malformed("body of more than 1048576 bytes"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenConnection(Fault fault) {
    ollama.chat(aResponse().withFault(fault));
    assertThat(ollama.model().ask(FakeOllama.QUESTION)).isInstanceOf(Unreachable.class);
    assertThat(ollama.questions()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          shorter than said, 'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"model"'
          bad chunk, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'
          no status, 'HELO there\r\n\r\n'
          headers without end, 'HTTP/1.1 200 OK\r\nA: b\r\n'
          nothing, ''
          """)
  void brokenProtocol(String name, String bytes) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> serve(server, bytes));
      ModelReply reply = ask("http://127.0.0.1:" + server.getLocalPort());
      assertThat(reply).as(name).isInstanceOf(Unreachable.class);
      serving.cancel(true);
    }
  }

  @ParameterizedTest
  @CsvSource({"2048, 1", "2047, 2", "3, 5", "0, 1", "5000, 1"})
  void promptThatWasCut(int promptTokens, int answerTokens) {
    chatWithCounts(promptTokens, answerTokens);
    ModelReply reply = ollama.model().ask(FakeOllama.QUESTION);
    assertThat(reply).isEqualTo(new PromptTruncated(promptTokens, 2048));
  }

  @Test
  void aCutPromptPointsToTheModelsOwnTemplateToo() {
    assertThat(new PromptTruncated(45, 2048).nextStep())
        .contains("raise the context window", "'ollama show --template MODEL'");
  }

  @ParameterizedTest
  @CsvSource({"2047, 1", "1792, 256", "45, 0", "5, 1"})
  void promptThatWasNotCut(int promptTokens, int answerTokens) {
    chatWithCounts(promptTokens, answerTokens);
    assertThat(ollama.model().ask(FakeOllama.QUESTION)).isInstanceOf(Answer.class);
  }

  @Test
  void anInterruptCancelsAndStays() {
    ollama.chat(aResponse().withBody(FakeOllama.good()).withFixedDelay(20_000));
    OllamaModel model = ollama.model();
    Thread.currentThread().interrupt();
    ModelReply reply = model.ask(FakeOllama.QUESTION);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reply).isEqualTo(new Cancelled());
  }

  static Stream<ModelFailure> failures() {
    return Stream.of(
        new Unreachable("http://x", "refused"),
        new TimedOut(Duration.ofSeconds(1)),
        new MissingModel("m"),
        new Rejected(500, "no"),
        new Rejected(400, "no"),
        new Malformed("HTML"),
        new PromptTruncated(1, 2),
        new Cancelled());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureSaysWhatToDoInOneLine(ModelFailure failure) {
    assertThat(failure.message()).matches("[ -~]{10,200}").doesNotEndWith(".");
    assertThat(failure.nextStep()).matches("[ -~]{5,200}").doesNotEndWith(".");
  }

  private void chatWithCounts(int promptTokens, int answerTokens) {
    ollama.chat(
        200,
        FakeOllama.body(
            "x",
            "\"done\":true,\"prompt_eval_count\":%d,\"eval_count\":%d"
                .formatted(promptTokens, answerTokens)));
  }

  private static ModelReply ask(String url) {
    return new OllamaModel(OllamaSettings.of(url, "m"), FakeOllama.QUICK, System::nanoTime)
        .ask(FakeOllama.QUESTION);
  }

  /** Reads a question, writes some bytes, hangs up; until the socket is closed. */
  private static void serve(ServerSocket server, String bytes) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        byte[] request = new byte[65_536];
        if (client.getInputStream().read(request) > 0) {
          client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
      } catch (IOException e) {
        return;
      }
    }
  }
}
