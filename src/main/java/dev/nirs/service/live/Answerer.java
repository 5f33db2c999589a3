package dev.nirs.service.live;

import dev.nirs.suggestion.SuggestionPipeline;

/** Makes the pipelines of the workers: each serves one thread. */
public interface Answerer {

  /**
   * A pipeline that asks the model first.
   *
   * @return a new one
   */
  SuggestionPipeline withModel();

  /**
   * A pipeline that never asks a model, for windows that cannot wait.
   *
   * @return a new one
   */
  SuggestionPipeline baseline();
}
