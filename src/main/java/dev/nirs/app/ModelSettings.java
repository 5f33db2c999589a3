package dev.nirs.app;

import dev.nirs.prompt.PromptForm;
import dev.nirs.suggestion.Inquirer;
import java.net.URI;
import java.time.Duration;

/**
 * How the language model is asked.
 *
 * @param isAsked whether it is asked at all
 * @param url where Ollama listens
 * @param name the model's name in Ollama
 * @param timeout longest wait for one answer, body included; more than 0
 * @param form the form of answer asked for
 * @param attempts most questions for one window, 1 to {@value Inquirer#MOST_ATTEMPTS}
 * @param threads processor threads that Ollama uses, 0 for its own choice, up to 1,024
 */
public record ModelSettings(
    boolean isAsked,
    URI url,
    String name,
    Duration timeout,
    PromptForm form,
    int attempts,
    int threads) {

  /** Where Ollama listens unless told otherwise. */
  public static final String DEFAULT_URL = "http://127.0.0.1:11434";

  /** The model with most valid rulesets in the talk's benchmark (98 of 100). */
  public static final String DEFAULT_NAME = "qwen2.5:7b";

  /** Long enough for a 7B model on a few processor cores. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(3);

  /**
   * Refuses numbers of attempts and threads out of range.
   *
   * @throws IllegalArgumentException naming the number
   */
  public ModelSettings {
    if (attempts < 1 || attempts > Inquirer.MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "attempts " + attempts + " is not 1 to " + Inquirer.MOST_ATTEMPTS);
    }
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException("threads " + threads + " is not 0 to 1024");
    }
  }

  /**
   * The same settings, asked or not.
   *
   * @param asked whether the model is asked at all
   * @return a copy
   */
  public ModelSettings asked(boolean asked) {
    return new ModelSettings(asked, url, name, timeout, form, attempts, threads);
  }

  /**
   * The same settings for another model and form.
   *
   * @param model the model's name in Ollama
   * @param answer the form of answer
   * @return a copy that is asked
   */
  public ModelSettings of(String model, PromptForm answer) {
    return new ModelSettings(true, url, model, timeout, answer, attempts, threads);
  }
}
