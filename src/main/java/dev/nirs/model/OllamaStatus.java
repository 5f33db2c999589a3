package dev.nirs.model;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an Ollama server, for {@code nirs doctor}.
 *
 * @param url where it was looked for
 * @param version what it says it is; empty where it did not answer or says nothing
 * @param models what it has, as it lists them; empty where it did not answer
 * @param fault why it did not answer; empty where it did
 */
public record OllamaStatus(
    String url,
    Optional<String> version,
    List<InstalledModel> models,
    Optional<ModelFailure> fault) {

  /** Copies the list. */
  public OllamaStatus {
    models = List.copyOf(models);
  }

  /**
   * Whether it answered.
   *
   * @return true where there is no fault
   */
  public boolean isReachable() {
    return fault.isEmpty();
  }

  /**
   * The model that a name means.
   *
   * @param name a name, with or without tag
   * @return the model, or empty where the server does not have it
   */
  public Optional<InstalledModel> model(String name) {
    return models.stream().filter(m -> m.isNamed(name)).findFirst();
  }
}
