package dev.nirs.model;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How to ask an Ollama server; the temperature is always 0.
 *
 * @param url the server, http or https, such as {@code http://127.0.0.1:11434}
 * @param model the model's name, such as {@code qwen2.5:7b}
 * @param context the context window ({@code num_ctx}), 256 to 1,048,576 tokens
 * @param seed the seed of the sampler
 * @param deadline how long an answer may take, all attempts together, 1 ms or more
 * @param threads processor threads to use ({@code num_thread}), 1 or more; empty for Ollama's own
 *     choice
 */
public record OllamaSettings(
    URI url, String model, int context, int seed, Duration deadline, OptionalInt threads) {

  /**
   * Refuses what is out of range.
   *
   * @throws IllegalArgumentException naming the field and the value
   */
  public OllamaSettings {
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.matches("(?i)https?") || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url '" + url + "' is not http://host:port, without user or password");
    }
    if (!model.matches("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}")) {
      throw new IllegalArgumentException("model '" + model + "' is no name of a model");
    }
    if (context < 256 || context > 1 << 20) {
      throw new IllegalArgumentException("context of " + context + " tokens is not 256 to 1048576");
    }
    if (deadline.toMillis() < 1) {
      throw new IllegalArgumentException("deadline " + deadline + " is below 1 ms");
    }
    if (threads.isPresent() && threads.getAsInt() < 1) {
      throw new IllegalArgumentException("threads " + threads.getAsInt() + " is below 1");
    }
  }

  /**
   * The talk's settings: 2048 tokens, seed 42; and two minutes.
   *
   * @param url the server
   * @param model the model's name
   * @return the settings
   * @throws IllegalArgumentException where the URL or the name is none
   */
  public static OllamaSettings of(String url, String model) {
    return new OllamaSettings(
        URI.create(url), model, 2048, 42, Duration.ofMinutes(2), OptionalInt.empty());
  }
}
