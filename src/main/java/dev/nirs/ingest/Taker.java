package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;

/** Takes what rows say, in their order. */
interface Taker {
  /** The number of a flow that the sensor gives none. */
  long NO_NUMBER = -1;

  /**
   * Takes a flow record.
   *
   * @param number the sensor's number of the flow, 0 or more, or {@link #NO_NUMBER}
   */
  void flow(Observation observation, long number);

  /**
   * Takes an alert that is no flow record.
   *
   * @param number the sensor's number of the flow that it names, or {@link #NO_NUMBER}
   */
  void event(Alert alert, long number);
}
