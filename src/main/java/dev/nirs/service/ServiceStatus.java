package dev.nirs.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the service is.
 *
 * @param sources each sender, by name
 * @param waiting windows that wait for an answer
 * @param model the language model
 */
public record ServiceStatus(List<Source> sources, int waiting, Model model) {

  /** Copies the list. */
  public ServiceStatus {
    sources = List.copyOf(sources);
  }

  /**
   * A sender.
   *
   * @param name its name
   * @param events observations taken since the start
   * @param late observations that came too late for their place since the start
   * @param newest event time of the newest observation; empty before the first
   * @param openAlerts alerts of the open window; 0 where none is open
   * @param benign benign flows held
   */
  public record Source(
      String name, long events, long late, Optional<Instant> newest, int openAlerts, int benign) {}

  /**
   * The language model.
   *
   * @param name its name; empty where none is asked
   * @param breaker whether it is asked
   * @param fault why the last question failed; empty where it did not
   */
  public record Model(String name, Breaker breaker, Optional<String> fault) {}

  /** Whether the model is asked. */
  public enum Breaker {
    /** It is asked. */
    CLOSED,
    /** It failed too often: the baseline answers until the next trial. */
    OPEN,
    /** The next window tries it again. */
    HALF_OPEN,
    /** None is asked: the user wants none. */
    OFF
  }
}
