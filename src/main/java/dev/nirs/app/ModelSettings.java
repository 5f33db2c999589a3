package dev.nirs.app;

import java.net.URI;
import java.time.Duration;

/**
 * How the language model is asked.
 *
 * @param isAsked whether it is asked at all
 * @param url where Ollama listens
 * @param name the model's name in Ollama
 * @param timeout longest wait for one answer, body included; more than 0
 */
public record ModelSettings(boolean isAsked, URI url, String name, Duration timeout) {

  /** Where Ollama listens unless told otherwise. */
  public static final String DEFAULT_URL = "http://127.0.0.1:11434";

  /** The model with most valid rulesets in the talk's benchmark (98 of 100). */
  public static final String DEFAULT_NAME = "qwen2.5:7b";

  /** Long enough for a 7B model on a few processor cores. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(3);
}
