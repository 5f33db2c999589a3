package dev.nirs.service.run;

import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.service.live.AnswerSettings;
import dev.nirs.service.live.GuardedProposer;
import dev.nirs.service.live.JournalSettings;
import dev.nirs.service.live.StreamSettings;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.verification.Policy;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that a service is started with.
 *
 * @param dataDirectory where everything lies that must outlive it
 * @param policy what may be suggested
 * @param model whom to ask
 * @param baseline which rules answer where no model does
 * @param knowledge where knowledge lies
 * @param stream how events become windows
 * @param journal how much the journals take
 * @param answers how windows wait for their answer
 * @param breaker when the model is not asked
 * @param inputs where events come from beside HTTP
 * @param retention age at which suggestions are deleted; empty for never
 */
public record ServiceSettings(
    Path dataDirectory,
    Policy policy,
    ModelSettings model,
    BaselineChoice baseline,
    KnowledgeSettings knowledge,
    StreamSettings stream,
    JournalSettings journal,
    AnswerSettings answers,
    GuardedProposer.Settings breaker,
    ServiceInputs inputs,
    Optional<Duration> retention) {

  /** How often an open window is answered unless told otherwise. */
  public static final Duration UPDATE = Duration.ofMinutes(1);

  /**
   * With defaults for all else.
   *
   * @param dataDirectory where everything lies that must outlive it
   * @param policy what may be suggested
   * @param model whom to ask
   * @param knowledge where knowledge lies
   * @return the settings
   */
  public static ServiceSettings of(
      Path dataDirectory, Policy policy, ModelSettings model, KnowledgeSettings knowledge) {
    return new ServiceSettings(
        dataDirectory,
        policy,
        model,
        BaselineChoice.ATOMIC,
        knowledge,
        new StreamSettings(WindowSettings.DEFAULT, WindowLimits.LIVE, UPDATE, StreamSettings.AHEAD),
        JournalSettings.DEFAULT,
        AnswerSettings.DEFAULT,
        GuardedProposer.Settings.DEFAULT,
        ServiceInputs.NONE,
        Optional.empty());
  }

  /**
   * With other windows.
   *
   * @param windows when windows close
   * @param update how often an open one is answered; 0 for never
   * @return a copy
   * @throws IllegalArgumentException where a window would never close
   */
  public ServiceSettings withWindows(WindowSettings windows, Duration update) {
    StreamSettings other = new StreamSettings(windows, stream.limits(), update, stream.ahead());
    return new ServiceSettings(
        dataDirectory,
        policy,
        model,
        baseline,
        knowledge,
        other,
        journal,
        answers,
        breaker,
        inputs,
        retention);
  }

  /**
   * With another queue before the model.
   *
   * @param queue how windows wait for their answer
   * @param pauses when the model is not asked
   * @return a copy
   */
  public ServiceSettings withAnswers(AnswerSettings queue, GuardedProposer.Settings pauses) {
    return new ServiceSettings(
        dataDirectory,
        policy,
        model,
        baseline,
        knowledge,
        stream,
        journal,
        queue,
        pauses,
        inputs,
        retention);
  }

  /**
   * With another baseline.
   *
   * @param choice which rules answer where no model does
   * @return a copy
   */
  public ServiceSettings withBaseline(BaselineChoice choice) {
    return new ServiceSettings(
        dataDirectory,
        policy,
        model,
        choice,
        knowledge,
        stream,
        journal,
        answers,
        breaker,
        inputs,
        retention);
  }

  /**
   * With other journals.
   *
   * @param size how much the journals take
   * @return a copy
   */
  public ServiceSettings withJournal(JournalSettings size) {
    return new ServiceSettings(
        dataDirectory,
        policy,
        model,
        baseline,
        knowledge,
        stream,
        size,
        answers,
        breaker,
        inputs,
        retention);
  }

  /**
   * With events from elsewhere, and an end of what is kept.
   *
   * @param from where events come from beside HTTP
   * @param age at which suggestions are deleted; empty for never
   * @return a copy
   */
  public ServiceSettings withInputs(ServiceInputs from, Optional<Duration> age) {
    return new ServiceSettings(
        dataDirectory,
        policy,
        model,
        baseline,
        knowledge,
        stream,
        journal,
        answers,
        breaker,
        from,
        age);
  }
}
