package dev.nirs.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.nirs.model.ModelReply.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaModelTest {

  private static final JsonMapper JSON = new JsonMapper();
  private final FakeOllama ollama = new FakeOllama().chat(200, FakeOllama.good());

  @AfterEach
  void stop() {
    ollama.close();
  }

  @Test
  void sendsExactlyThis() throws JsonProcessingException {
    ollama.model().ask(FakeOllama.QUESTION);
    LoggedRequest sent = ollama.questions().getFirst();
    assertThat(JSON.readTree(sent.getBodyAsString()))
        .isEqualTo(
            JSON.readTree(
                """
                {"model":"m",
                 "messages":[{"role":"system","content":"You write rules."},
                             {"role":"user","content":"Block ssh"}],
                 "options":{"temperature":0.0,"seed":42,"num_predict":256,"num_ctx":2048,
                   "stop":["\\nEND","\\nExample","\\nWindow","\\nNow the","\\nAlerts ","\\nSources:","<|im_end|>","<|eot_id|>"]},
                 "stream":false,"tools":[],"think":false}"""));
    assertThat(sent.getProtocol()).isEqualTo("HTTP/1.1");
    assertThat(sent.getHeaders().keys()).doesNotContain("Upgrade", "HTTP2-Settings");
  }

  @Test
  void sendsASchemaAsItIsAndNoStopSequences() throws JsonProcessingException {
    String schema =
        """
        {"type":"object","properties":{"port":{"type":"integer","minimum":1,"maximum":9}},
         "required":["port"],"additionalProperties":false}""";
    ollama.model().ask(new ModelRequest("", "Block", 64, Optional.of(schema), List.of()));
    JsonNode sent = JSON.readTree(ollama.questions().getFirst().getBodyAsString());
    assertThat(sent.path("format")).isEqualTo(JSON.readTree(schema));
    assertThat(sent.path("options").path("stop")).isEmpty();
    assertThat(sent.path("options").path("num_predict").asInt()).isEqualTo(64);
    assertThat(sent.path("messages")).hasSize(1);
  }

  @Test
  void sendsTheNumberOfThreadsWhereItIsSet() throws JsonProcessingException {
    URI url = URI.create(ollama.server().baseUrl() + "/");
    OllamaSettings settings =
        new OllamaSettings(url, "m", 4096, 7, Duration.ofSeconds(30), OptionalInt.of(1));
    new OllamaModel(settings, FakeOllama.QUICK, () -> 0L).ask(FakeOllama.QUESTION);
    JsonNode options =
        JSON.readTree(ollama.questions().getFirst().getBodyAsString()).path("options");
    assertThat(options.path("num_thread").asInt()).isEqualTo(1);
    assertThat(options.path("num_ctx").asInt()).isEqualTo(4096);
    assertThat(options.path("seed").asInt()).isEqualTo(7);
  }

  @Test
  void recordsWhatAnAnswerCost() {
    AtomicLong clock = new AtomicLong();
    OllamaModel model =
        new OllamaModel(
            ollama.settings(Duration.ofSeconds(30)),
            FakeOllama.QUICK,
            () -> clock.getAndAdd(1_500_000_000));
    assertThat(model.ask(FakeOllama.QUESTION))
        .isEqualTo(
            new Answer(
                FakeOllama.RULE,
                new ModelUsage(
                    "m",
                    Optional.of(FakeOllama.DIGEST),
                    FinishReason.STOP,
                    OptionalInt.of(45),
                    OptionalInt.of(20),
                    new ModelTimes(
                        Duration.ofMillis(1500),
                        Duration.ofNanos(625_267_466),
                        Duration.ofNanos(26_967_981),
                        Duration.ofNanos(31_406_767)))));
  }

  @Test
  void anAnswerNeedsNoCountsAndNoDigest() {
    ollama.server().stubFor(get(urlEqualTo("/api/tags")).willReturn(serverError()));
    ollama.chat(200, FakeOllama.body("x", "\"done\":true,\"done_reason\":\"stop\",\"new\":[1]"));
    ModelUsage usage = answer(ollama.model()).usage();
    assertThat(usage.digest()).isEmpty();
    assertThat(usage.promptTokens()).isEmpty();
    assertThat(usage.answerTokens()).isEmpty();
    assertThat(usage.times().load()).isZero();
  }

  @Test
  void anAnswerThatWasStoppedSaysSo() {
    ollama.chat(200, FakeOllama.body("-A INP", "\"done\":true,\"done_reason\":\"length\""));
    Answer answer = answer(ollama.model());
    assertThat(answer.usage().finish()).isEqualTo(FinishReason.LENGTH);
    assertThat(answer.isCutShort()).isTrue();
    assertThat(AnswerCleaner.clean(answer.text(), answer.isCutShort()).lines()).isEmpty();
  }

  @Test
  void anotherFinishReasonIsOther() {
    ollama.chat(200, FakeOllama.body("x", "\"done\":true,\"done_reason\":\"load\""));
    assertThat(answer(ollama.model()).usage().finish()).isEqualTo(FinishReason.OTHER);
  }

  @Test
  void aModelThatKnowsNoThinkingIsAskedWithoutTheWordAndRemembered() {
    ollama.chat(400, "{\"error\":\"\\\"m\\\" does not support thinking\"}");
    ollama
        .server()
        .stubFor(
            post(urlEqualTo("/api/chat"))
                .withRequestBody(notContaining("\"think\""))
                .willReturn(aResponse().withBody(FakeOllama.good())));
    OllamaModel model = ollama.model();
    assertThat(answer(model).text()).isEqualTo(FakeOllama.RULE);
    assertThat(answer(model).text()).isEqualTo(FakeOllama.RULE);
    assertThat(ollama.questions()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{ .Prompt }} | 1",
        "{{ .Suffix }}{{ .Prompt }} | 1",
        "{{ .System }} {{ .Prompt }} | 2",
        "{{ if .System }}<s>{{ .System }}</s>{{ end }}{{ .Prompt }} | 2",
        "{{- range .Messages }}{{ .Content }}{{ end }} | 2",
        "'' | 2"
      })
  void aTemplateWithoutAPlaceForTheSystemTextGetsItBeforeTheUsers(String template, int messages)
      throws JsonProcessingException {
    String shown = JSON.createObjectNode().put("template", template).toString();
    ollama
        .server()
        .stubFor(
            post(urlEqualTo("/api/show"))
                .withRequestBody(equalToJson("{\"model\":\"m\"}"))
                .willReturn(okJson(shown)));
    OllamaModel model = ollama.model();
    model.ask(FakeOllama.QUESTION);
    model.ask(FakeOllama.QUESTION);
    JsonNode sent = JSON.readTree(ollama.questions().getLast().getBodyAsString()).path("messages");
    assertThat(sent).hasSize(messages);
    String first = messages == 1 ? "You write rules.\nBlock ssh" : "You write rules.";
    assertThat(sent.path(0).path("content").asText()).isEqualTo(first);
    assertThat(sent.path(messages - 1).path("role").asText()).isEqualTo("user");
    assertThat(ollama.server().findAll(postRequestedFor(urlEqualTo("/api/show")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]", "{\"template\":null}", "{\"error\":\"no\"}"})
  void aServerThatSaysNoTemplateIsSentASystemText(String shown) throws JsonProcessingException {
    ollama.server().stubFor(post(urlEqualTo("/api/show")).willReturn(aResponse().withBody(shown)));
    ollama.model().ask(FakeOllama.QUESTION);
    JsonNode sent = JSON.readTree(ollama.questions().getFirst().getBodyAsString());
    assertThat(sent.path("messages")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1",
        "127.0.0.1:11434",
        "http://",
        "http://user:secret@host",
        "file:///x",
        "http://a b",
        "localhost"
      })
  void refusesUrlsThatAreNone(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> OllamaSettings.of(url, "m"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-x", "a\n", "a;b", "a\u0000"})
  void refusesModelsThatHaveNoName(String model) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OllamaSettings.of("http://127.0.0.1", model))
        .withMessageContaining("model");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_537, Integer.MAX_VALUE})
  void refusesLengthsThatAreNone(int maxTokens) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelRequest.text("", "x", maxTokens))
        .withMessageContaining("maxTokens " + maxTokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "not json", "{} {}"})
  void refusesASchemaThatIsNoJsonObject(String schema) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelRequest("", "x", 1, Optional.of(schema), List.of()))
        .withMessageContaining("jsonSchema");
  }

  private static Answer answer(LanguageModel model) {
    ModelReply reply = model.ask(FakeOllama.QUESTION);
    assertThat(reply).isInstanceOf(Answer.class);
    return (Answer) reply;
  }
}
