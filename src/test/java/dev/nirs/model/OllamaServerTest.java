package dev.nirs.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaServerTest {

  private final FakeOllama ollama = new FakeOllama();

  @AfterEach
  void stop() {
    ollama.close();
  }

  @Test
  void saysVersionAndModels() {
    OllamaStatus status = status();
    assertThat(status.isReachable()).isTrue();
    assertThat(status.version()).hasValue("0.17.4");
    assertThat(status.models()).hasSize(2);
    assertThat(status.model("m"))
        .hasValue(new InstalledModel("m:latest", FakeOllama.DIGEST, 491_400_642));
  }

  @ParameterizedTest
  @CsvSource({
    "m, true",
    "m:latest, true",
    "other:7b, true",
    "other, false",
    "m:7b, false",
    "M, false",
    "'', false"
  })
  void findsAModelByName(String name, boolean found) {
    assertThat(status().model(name).isPresent()).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "<html>", "{\"models\":7}", "{\"models\":null}"})
  void aListThatIsNoneIsAFault(String body) {
    tags(okJson(body));
    assertThat(status().isReachable()).isFalse();
    assertThat(status().fault()).hasValueSatisfying(f -> assertThat(f.message()).isNotBlank());
  }

  @Test
  void modelsThatAreNoneAreLeftOut() {
    tags(
        okJson(
            """
            {"models":[7,null,{},{"name":"a"},{"name":"b","digest":"zz"},{"digest":"%1$s"},
              {"name":"c\\u202e","digest":"%1$s","size":"big"}]}"""
                .formatted(FakeOllama.DIGEST)));
    assertThat(status().models()).containsExactly(new InstalledModel("c", FakeOllama.DIGEST, 0));
  }

  @Test
  void aServerThatSaysNoVersionIsReachable() {
    ollama.server().stubFor(get(urlEqualTo("/api/version")).willReturn(notFound()));
    assertThat(status().isReachable()).isTrue();
    assertThat(status().version()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void neverThrows(Fault fault) {
    tags(aResponse().withFault(fault));
    assertThat(status().fault()).containsInstanceOf(ModelFailure.Unreachable.class);
  }

  @Test
  void comesBackInTime() {
    tags(okJson("{\"models\":[]}").withFixedDelay(20_000));
    Duration deadline = Duration.ofMillis(300);
    assertThat(new OllamaServer(ollama.settings(deadline)).status().fault())
        .hasValue(new ModelFailure.TimedOut(deadline));
  }

  @Test
  void nothingListensThere() {
    OllamaSettings settings = ollama.settings(Duration.ofSeconds(30));
    ollama.close();
    assertThat(new OllamaServer(settings).status().fault())
        .containsInstanceOf(ModelFailure.Unreachable.class);
  }

  private void tags(ResponseDefinitionBuilder response) {
    ollama.server().stubFor(get(urlEqualTo("/api/tags")).willReturn(response));
  }

  private OllamaStatus status() {
    return new OllamaServer(ollama.settings(Duration.ofSeconds(30))).status();
  }
}
