package dev.nirs.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.model.LanguageModel;
import dev.nirs.model.ModelFailure;
import dev.nirs.model.ModelReply;
import dev.nirs.model.ModelReply.Answer;
import dev.nirs.model.ModelRequest;
import dev.nirs.model.ModelUsage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Every question that a model was asked and what came back, word for word: one JSON object a line,
 * appended to a file as it happens. Prompts and answers are hostile text; JSON escapes them.
 *
 * <p>Safe for several threads.
 */
public final class ModelLog implements AutoCloseable {
  private final PrintWriter out;

  private ModelLog(PrintWriter out) {
    this.out = out;
  }

  /**
   * Opens a log.
   *
   * @param file appended to; made where it is not there
   * @return the log
   * @throws InputException where it cannot be written
   */
  public static ModelLog open(Path file) throws InputException {
    try {
      return new ModelLog(
          new PrintWriter(
              Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND)));
    } catch (IOException e) {
      throw new InputException(file + ": the model's log cannot be written there", e);
    }
  }

  /**
   * A model whose questions and answers are logged.
   *
   * @param model the model
   * @return the same model, watched
   */
  public LanguageModel of(LanguageModel model) {
    return request -> {
      ModelReply reply = model.ask(request);
      write(request, reply);
      return reply;
    };
  }

  private synchronized void write(ModelRequest request, ModelReply reply) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("system", request.system()).put("user", request.user());
    json.put("maxTokens", request.maxTokens());
    json.put("schema", request.jsonSchema().orElse(null));
    switch (reply) {
      case Answer answer -> answered(json.put("answer", answer.text()), answer.usage());
      case ModelFailure failure -> json.put("failure", failure.message());
    }
    out.println(json);
    out.flush();
  }

  private static void answered(ObjectNode json, ModelUsage usage) {
    json.put("model", usage.model()).put("digest", usage.digest().orElse(null));
    json.put("finish", usage.finish().name());
    count(json, "promptTokens", usage.promptTokens());
    count(json, "answerTokens", usage.answerTokens());
    json.put("seconds", seconds(usage.times().elapsed()));
    json.put("loadSeconds", seconds(usage.times().load()));
    json.put("promptSeconds", seconds(usage.times().prompt()));
    json.put("answerSeconds", seconds(usage.times().answer()));
  }

  private static void count(ObjectNode json, String name, OptionalInt tokens) {
    if (tokens.isPresent()) {
      json.put(name, tokens.getAsInt());
    } else {
      json.putNull(name);
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /**
   * Whether all of it is in the file so far.
   *
   * @return false where a line could not be written, as on a full disk
   */
  public boolean isWhole() {
    return !out.checkError();
  }

  @Override
  public void close() {
    out.close();
  }
}
