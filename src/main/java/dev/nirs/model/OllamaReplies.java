package dev.nirs.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.nirs.model.ModelReply.Answer;
import dev.nirs.model.OllamaHttp.BodyTooLongException;
import dev.nirs.model.OllamaHttp.Exchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The one place where what a server did becomes a reply. */
final class OllamaReplies {

  private static final Pattern NO_MODEL = Pattern.compile("(?i)model.*not found");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final OllamaSettings settings;

  OllamaReplies(OllamaSettings settings) {
    this.settings = settings;
  }

  /** A reply that LangChain4j could read. */
  ModelReply read(ChatResponse response, Exchange exchange, ModelRequest request) {
    JsonNode body = exchange.json();
    String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    OptionalInt promptTokens = count(body, "prompt_eval_count");
    OptionalInt answerTokens = count(body, "eval_count");
    if (promptTokens.isPresent() && isCut(promptTokens.getAsInt(), answerTokens, request)) {
      return new ModelFailure.PromptTruncated(promptTokens.getAsInt(), settings.context());
    }
    if (!body.path("done").asBoolean(true)) {
      return new ModelFailure.Malformed("it is only a part ('done' is false)");
    }
    if (text.isBlank()) {
      return new ModelFailure.Malformed("it is empty");
    }
    ModelUsage usage =
        new ModelUsage(
            settings.model(),
            Optional.empty(),
            finish(response),
            promptTokens,
            answerTokens,
            times(body));
    return new Answer(text, usage);
  }

  /** What went wrong where LangChain4j threw. */
  Optional<ModelFailure> failure(ObservedHttp http, Throwable thrown) {
    return http.fault().map(this::network).or(() -> http.exchange().map(e -> reply(e, thrown)));
  }

  /** What a fault of the network means. */
  ModelFailure network(IOException fault) {
    String why = OllamaHttp.oneLine(Optional.ofNullable(fault.getMessage()).orElse(""));
    String url = settings.url().toString();
    return switch (fault) {
      case BodyTooLongException b -> new ModelFailure.Malformed(why);
      case HttpConnectTimeoutException c ->
          new ModelFailure.Unreachable(url, "no connection in time");
      case ConnectException c ->
          new ModelFailure.Unreachable(url, "connection refused, or no such host");
      default -> new ModelFailure.Unreachable(url, "the connection broke: " + why);
    };
  }

  /** What a status that is no success means. */
  ModelFailure refusal(Exchange exchange) {
    String error = exchange.error();
    return exchange.status() == 404 && NO_MODEL.matcher(error).find()
        ? new ModelFailure.MissingModel(settings.model())
        : new ModelFailure.Rejected(exchange.status(), error);
  }

  private ModelFailure reply(Exchange exchange, Throwable thrown) {
    return exchange.isSuccess()
        ? new ModelFailure.Malformed(
            "%s cannot be read (%s)".formatted(exchange.error(), thrown.getClass().getSimpleName()))
        : refusal(exchange);
  }

  /**
   * Whether the model read less than it was sent. Ollama cuts without a word, to {@code num_ctx}
   * tokens; no tokenizer makes fewer tokens than there are words.
   */
  private boolean isCut(int prompt, OptionalInt answer, ModelRequest request) {
    long words =
        WORD.matcher(request.system()).results().count()
            + WORD.matcher(request.user()).results().count();
    return prompt >= settings.context()
        || (long) prompt + answer.orElse(0) > settings.context()
        || prompt < words;
  }

  private static dev.nirs.model.FinishReason finish(ChatResponse response) {
    FinishReason reason = response.finishReason();
    return reason == FinishReason.STOP
        ? dev.nirs.model.FinishReason.STOP
        : reason == FinishReason.LENGTH
            ? dev.nirs.model.FinishReason.LENGTH
            : dev.nirs.model.FinishReason.OTHER;
  }

  private static OptionalInt count(JsonNode body, String field) {
    JsonNode value = body.path(field);
    return value.canConvertToInt() && value.intValue() >= 0
        ? OptionalInt.of(value.intValue())
        : OptionalInt.empty();
  }

  private static ModelTimes times(JsonNode body) {
    return new ModelTimes(
        Duration.ZERO,
        nanos(body, "load_duration"),
        nanos(body, "prompt_eval_duration"),
        nanos(body, "eval_duration"));
  }

  private static Duration nanos(JsonNode body, String field) {
    return Duration.ofNanos(Math.max(0, body.path(field).asLong(0)));
  }
}
