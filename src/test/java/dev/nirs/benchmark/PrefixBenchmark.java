package dev.nirs.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nirs.model.ModelReply;
import dev.nirs.model.ModelReply.Answer;
import dev.nirs.model.ModelRequest;
import dev.nirs.model.OllamaModel;
import dev.nirs.model.OllamaSettings;
import dev.nirs.model.RetryRule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Ollama's prefix cache saves on consecutive windows: every prompt of a log that {@code nirs
 * suggest --model-log} wrote is asked once after the prompt before it, and once after a prompt that
 * has nothing in common with it. One token is generated each time; the time is the server's {@code
 * prompt_eval_duration}. Run by {@code benchmarks/prefix}.
 *
 * <p>Arguments: URL, model, log, number of prompts, threads.
 */
public final class PrefixBenchmark {
  private static final int WORDS = 100;

  private PrefixBenchmark() {}

  /**
   * Runs.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) throws IOException {
    OllamaModel model =
        new OllamaModel(
            new OllamaSettings(
                URI.create(arguments[0]),
                arguments[1],
                2048,
                42,
                Duration.ofMinutes(10),
                OptionalInt.of(Integer.parseInt(arguments[4]))),
            RetryRule.DEFAULT,
            System::nanoTime);
    List<ModelRequest> prompts = prompts(Path.of(arguments[2]));
    int most = Math.min(prompts.size(), 1 + Integer.parseInt(arguments[3]));
    List<Answer> warm = new ArrayList<>();
    List<Answer> cold = new ArrayList<>();
    for (int i = 1; i < most; i++) {
      ask(model, other(i));
      ask(model, prompts.get(i - 1));
      warm.add(ask(model, prompts.get(i)));
      ask(model, other(most + i));
      cold.add(ask(model, prompts.get(i)));
      System.err.printf(Locale.ROOT, "%d of %d prompts%n", i, most - 1);
    }
    System.out.printf(
        Locale.ROOT,
        "| model | prompts | tokens, mean | after the window before, s (median, least, most)"
            + " | after another prompt, s | saved |%n|---|---|---|---|---|---|%n"
            + "| %s | %d | %.0f | %s | %s | %.0f %% |%n",
        arguments[1],
        warm.size(),
        warm.stream().mapToInt(a -> a.usage().promptTokens().orElse(0)).average().orElse(0),
        spread(warm),
        spread(cold),
        100 * (1 - sum(warm) / sum(cold)));
  }

  private static List<ModelRequest> prompts(Path log) throws IOException {
    List<ModelRequest> prompts = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      JsonNode json = new JsonMapper().readTree(line);
      prompts.add(
          new ModelRequest(
              json.get("system").asText(),
              json.get("user").asText(),
              1,
              Optional.empty(),
              List.of()));
    }
    return prompts;
  }

  /** Words that no window has, other ones for each number. */
  private static ModelRequest other(int number) {
    StringBuilder words = new StringBuilder("Story " + number + ".");
    for (int i = 0; i < WORDS; i++) {
      words.append(i % 2 == 0 ? " hare" : " hound").append(number);
    }
    return new ModelRequest("", words.toString(), 1, Optional.empty(), List.of());
  }

  private static Answer ask(OllamaModel model, ModelRequest request) {
    ModelReply reply = model.ask(request);
    if (reply instanceof Answer answer) {
      return answer;
    }
    throw new IllegalStateException(reply.toString());
  }

  private static double[] seconds(List<Answer> answers) {
    return answers.stream().mapToDouble(a -> a.usage().times().prompt().toNanos() / 1e9).toArray();
  }

  private static double sum(List<Answer> answers) {
    return Arrays.stream(seconds(answers)).sum();
  }

  private static String spread(List<Answer> answers) {
    double[] sorted = seconds(answers);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
