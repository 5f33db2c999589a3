package dev.nirs.knowledge;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.nirs.summary.AttackPattern;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An embedding model behind a server that stands in for Ollama. */
class OllamaEmbedderTest {
  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void vectorsHaveUnitLengthAndTheNameHoldsModelAndDigest() {
    answer(200, "{\"model\":\"m\",\"embeddings\":[[3,0,4]]}");
    OllamaEmbedder embedder = OllamaEmbedder.connect(url(), "m:latest", "abc");
    assertThat(embedder.name()).isEqualTo("ollama:m:latest@abc");
    assertThat(embedder.dimension()).isEqualTo(3);
    float[] vector = embedder.embed("scan");
    assertThat(vector[0]).isCloseTo(0.6f, within(1e-6f));
    assertThat(vector[2]).isCloseTo(0.8f, within(1e-6f));
    server.verify(
        postRequestedFor(urlEqualTo("/api/embed"))
            .withRequestBody(
                equalToJson("{\"model\":\"m:latest\",\"input\":[\"scan\"]}", true, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {\"error\":\"model not found\"}",
        "500 | {\"error\":\"this model does not support embeddings\"}",
        "200 | {\"embeddings\":[[0,0,0]]}",
      })
  void whatIsNoVectorIsAnError(int status, String body) {
    answer(status, body);
    assertThatThrownBy(() -> OllamaEmbedder.connect(url(), "m", "abc"))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("no embedding from ollama:m@abc");
  }

  @Test
  void aServerThatIsGoneIsAnError() {
    URI gone = url();
    server.stop();
    assertThatThrownBy(() -> OllamaEmbedder.connect(gone, "m", "abc"))
        .isInstanceOf(KnowledgeException.class);
  }

  /** An index of one model is never searched with vectors of another, nor with other weights. */
  @Test
  void anIndexOfAnotherModelOrOtherWeightsIsBuiltAnew(@TempDir Path folder, @TempDir Path store)
      throws IOException {
    answer(200, "{\"model\":\"m\",\"embeddings\":[[3,0,4]]}");
    KnowledgeBase base = KnowledgeBase.open(folder);
    base.append(Examples.typical(AttackPattern.SYN_FLOOD));
    WordEmbedder words = new WordEmbedder("words");
    for (Embedder embedder :
        new Embedder[] {
          words,
          OllamaEmbedder.connect(url(), "m", "abc"),
          OllamaEmbedder.connect(url(), "m", "other")
        }) {
      try (Retriever retriever = Retriever.open(base, store, embedder);
          Stream<Path> indexes = Files.list(store)) {
        assertThat(retriever.search("flood", Optional.empty(), 1)).hasSize(1);
        assertThat(retriever.isInMemory()).isFalse();
        assertThat(indexes.filter(Files::isDirectory)).hasSize(1);
      }
    }
  }

  private void answer(int status, String body) {
    server.stubFor(
        post("/api/embed")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  private URI url() {
    return URI.create(server.baseUrl());
  }
}
