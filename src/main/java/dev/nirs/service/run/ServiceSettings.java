package dev.nirs.service.run;

import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.service.live.AnswerSettings;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.JournalSettings;
import dev.nirs.service.live.StreamSettings;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.verification.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that a service is started with.
 *
 * @param dataDirectory where everything lies that must outlive it
 * @param policy what may be suggested
 * @param knowledge where knowledge lies
 * @param events where they come from and what becomes of them
 * @param answers what answers a window
 * @param retention age at which suggestions are deleted; empty for never
 */
public record ServiceSettings(
    Path dataDirectory,
    Policy policy,
    KnowledgeSettings knowledge,
    Events events,
    Answers answers,
    Optional<Duration> retention) {

  /**
   * From events to windows.
   *
   * @param stream how events become windows
   * @param journal how much the journals take
   * @param inputs where events come from beside HTTP
   */
  public record Events(StreamSettings stream, JournalSettings journal, ServiceInputs inputs) {}

  /**
   * From windows to suggestions.
   *
   * @param model whom to ask
   * @param baseline which rules answer where no model does
   * @param queue how windows wait for their answer
   * @param breaker when the model is not asked
   */
  public record Answers(
      ModelSettings model,
      BaselineChoice baseline,
      AnswerSettings queue,
      GuardedProposer.Settings breaker) {}
}
