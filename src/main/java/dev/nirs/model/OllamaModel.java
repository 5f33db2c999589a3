package dev.nirs.model;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.nirs.model.ModelReply.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A model behind Ollama, asked through LangChain4j with temperature 0 and a fixed seed, so that the
 * same question gets the same answer.
 *
 * <p>A model whose template has no place for a system text gets it before the user's text.
 *
 * <p>LangChain4j's own retries are off, since they repeat what cannot help; its timeout is not
 * used, since it does not cover the body. Safe for use by several threads.
 */
public final class OllamaModel implements LanguageModel {

  private static final String NO_THINKING = "does not support thinking";
  private static final Duration DIGEST = Duration.ofSeconds(2);

  private final OllamaSettings settings;
  private final LongSupplier nanos;
  private final FailsafeExecutor<ModelReply> retries;
  private final OllamaHttp http = new OllamaHttp();
  private final OllamaReplies replies;
  private final OllamaServer server;
  private final AtomicBoolean mayThink = new AtomicBoolean(true);
  private final AtomicReference<SystemPlace> place = new AtomicReference<>(SystemPlace.UNKNOWN);

  /**
   * A model.
   *
   * @param settings the server, the model and its options
   * @param retry how often to ask again
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public OllamaModel(OllamaSettings settings, RetryRule retry, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
    this.retries = Failsafe.with(retry.policy());
    this.replies = new OllamaReplies(settings);
    Duration patience = settings.deadline().compareTo(DIGEST) < 0 ? settings.deadline() : DIGEST;
    this.server =
        new OllamaServer(
            new OllamaSettings(
                settings.url(),
                settings.model(),
                settings.context(),
                settings.seed(),
                patience,
                settings.threads()),
            http);
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    long start = nanos.getAsLong();
    ModelReply reply =
        Deadline.within(
            settings.deadline(), () -> retries.get(() -> attempt(request)), failure -> failure);
    Duration elapsed = Duration.ofNanos(nanos.getAsLong() - start);
    return reply instanceof Answer answer ? completed(answer, elapsed) : reply;
  }

  private ModelReply attempt(ModelRequest request) throws InterruptedException {
    ModelReply reply = once(request);
    boolean isAboutThinking =
        reply instanceof ModelFailure.Rejected r
            && r.status() == 400
            && r.reason().contains(NO_THINKING);
    if (isAboutThinking && mayThink.getAndSet(false)) {
      return once(request);
    }
    return reply;
  }

  private ModelReply once(ModelRequest request) throws InterruptedException {
    ObservedHttp observed = new ObservedHttp(http);
    FutureTask<ChatResponse> chat =
        new FutureTask<>(() -> model(observed).chat(chatRequest(request)));
    chat.run();
    try {
      ChatResponse response = chat.get();
      return observed
          .exchange()
          .map(e -> replies.read(response, e, request))
          .orElseThrow(() -> new IllegalStateException("an answer without a reply"));
    } catch (ExecutionException e) {
      return replies
          .failure(observed, Optional.ofNullable(e.getCause()).orElse(e))
          .orElseThrow(() -> new IllegalStateException("the question cannot be asked", e));
    }
  }

  private OllamaChatModel model(ObservedHttp observed) {
    return OllamaChatModel.builder()
        .httpClientBuilder(observed)
        .baseUrl(settings.url().toString())
        .modelName(settings.model())
        .maxRetries(0)
        .build();
  }

  private ChatRequest chatRequest(ModelRequest request) {
    OllamaChatRequestParameters.Builder options = OllamaChatRequestParameters.builder();
    options.temperature(0.0).maxOutputTokens(request.maxTokens());
    options.numCtx(settings.context()).seed(settings.seed());
    settings.threads().ifPresent(options::numThread);
    if (mayThink.get()) {
      options.think(false);
    }
    options.stopSequences(request.stop());
    request.jsonSchema().ifPresent(schema -> options.responseFormat(format(schema)));
    return ChatRequest.builder().messages(messages(request)).parameters(options.build()).build();
  }

  private List<ChatMessage> messages(ModelRequest request) {
    if (request.system().isBlank()) {
      return List.of(UserMessage.from(request.user()));
    }
    return hasPlaceForSystem()
        ? List.of(SystemMessage.from(request.system()), UserMessage.from(request.user()))
        : List.of(UserMessage.from(request.system() + "\n" + request.user()));
  }

  /** Asked once; again only where the server could not be. */
  private boolean hasPlaceForSystem() {
    if (place.get() == SystemPlace.UNKNOWN) {
      place.set(server.systemPlace());
    }
    return place.get() != SystemPlace.NONE;
  }

  private static ResponseFormat format(String schema) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder().name("answer").rootElement(JsonRawSchema.from(schema)).build())
        .build();
  }

  private Answer completed(Answer answer, Duration elapsed) {
    ModelUsage usage = answer.usage();
    ModelTimes times = usage.times();
    Optional<String> digest = server.status().model(settings.model()).map(InstalledModel::digest);
    return new Answer(
        answer.text(),
        new ModelUsage(
            usage.model(),
            digest,
            usage.finish(),
            usage.promptTokens(),
            usage.answerTokens(),
            new ModelTimes(elapsed, times.load(), times.prompt(), times.answer())));
  }
}
