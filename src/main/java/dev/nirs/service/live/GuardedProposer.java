package dev.nirs.service.live;

import dev.failsafe.CircuitBreaker;
import dev.nirs.service.ServiceStatus;
import dev.nirs.suggestion.FallbackReason;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Proposer;
import dev.nirs.summary.WindowSummary;
import dev.nirs.window.AlertWindow;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a model as long as it answers: after some failures in a row it is not asked for a while, and
 * the baseline answers at once; then one window tries it again. Safe for several threads where the
 * proposer behind it is.
 */
public final class GuardedProposer implements Proposer {
  private final Proposer proposer;
  private final LiveMetrics metrics;
  private final CircuitBreaker<Proposal> breaker;
  private volatile Optional<Proposal.Failed> fault = Optional.empty();

  /**
   * A guard.
   *
   * @param proposer asks the model each time
   * @param settings when it is not asked
   * @param metrics counts
   */
  GuardedProposer(Proposer proposer, Settings settings, LiveMetrics metrics) {
    this.proposer = proposer;
    this.metrics = metrics;
    this.breaker =
        CircuitBreaker.<Proposal>builder()
            .handleResultIf(GuardedProposer::isModelsFault)
            .withFailureThreshold(settings.failures())
            .withDelay(settings.pause())
            .build();
  }

  @Override
  public Proposal propose(AlertWindow window, WindowSummary summary) {
    if (!breaker.tryAcquirePermit()) {
      return notAsked();
    }
    Optional<Proposal> proposal = Optional.empty();
    try {
      proposal = Optional.of(metrics.model(() -> proposer.propose(window, summary)));
      return proposal.get();
    } finally {
      note(proposal);
    }
  }

  private void note(Optional<Proposal> proposal) {
    if (proposal.isEmpty()) {
      breaker.recordFailure(); // it threw: the permit must not be lost
      return;
    }
    breaker.recordResult(proposal.get());
    fault =
        proposal.get() instanceof Proposal.Failed failed && isModelsFault(failed)
            ? Optional.of(failed)
            : Optional.empty();
  }

  private Proposal notAsked() {
    Proposal.Failed last =
        fault.orElse(
            new Proposal.Failed(
                FallbackReason.UNREACHABLE, "the model failed before", Optional.empty()));
    return new Proposal.Failed(
        last.reason(),
        "not asked again yet, since it failed several times in a row: " + last.detail(),
        Optional.empty());
  }

  private static boolean isModelsFault(Proposal proposal) {
    return proposal instanceof Proposal.Failed failed
        && switch (failed.reason()) {
          case UNREACHABLE, MODEL_MISSING, TIMED_OUT, SERVER_FAULT -> true;
          case NOT_ASKED,
              PROMPT_TOO_LONG,
              UNPARSEABLE,
              NO_CANDIDATE,
              DECLINED,
              ILLEGAL,
              UNSAFE,
              WORSE ->
              false;
        };
  }

  /**
   * Whether the model is asked.
   *
   * @return the state of the breaker
   */
  public ServiceStatus.Breaker state() {
    return switch (breaker.getState()) {
      case CLOSED -> ServiceStatus.Breaker.CLOSED;
      case OPEN ->
          breaker.getRemainingDelay().isZero()
              ? ServiceStatus.Breaker.HALF_OPEN
              : ServiceStatus.Breaker.OPEN;
      case HALF_OPEN -> ServiceStatus.Breaker.HALF_OPEN;
    };
  }

  /**
   * Why the last question failed.
   *
   * @return one sentence; empty where it did not
   */
  public Optional<String> fault() {
    return fault.map(Proposal.Failed::detail);
  }

  /**
   * When the model is not asked.
   *
   * @param failures failures in a row after which it is not, 1 to 100
   * @param pause how long it is not, more than 0
   */
  public record Settings(int failures, Duration pause) {

    /** Three failures, then half a minute. */
    public static final Settings DEFAULT = new Settings(3, Duration.ofSeconds(30));

    /**
     * Refuses numbers out of range.
     *
     * @throws IllegalArgumentException naming the number
     */
    public Settings {
      if (failures < 1 || failures > 100) {
        throw new IllegalArgumentException("failures " + failures + " is not 1 to 100");
      }
      if (!pause.isPositive()) {
        throw new IllegalArgumentException("pause " + pause + " is not more than 0");
      }
    }
  }
}
