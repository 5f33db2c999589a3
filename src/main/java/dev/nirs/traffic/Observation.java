package dev.nirs.traffic;

/**
 * One record of a sensor, as ingest hands it on: an alert, a flow taken for benign, or the flow
 * record behind an alert.
 */
public sealed interface Observation permits Alert, Observation.Benign, Observation.Alerted {

  /**
   * The flow itself.
   *
   * @return the flow; its time is the observation's event time
   */
  Flow flow();

  /**
   * A flow that no alert names: labelled benign, or not labelled at all.
   *
   * @param flow the flow
   */
  record Benign(Flow flow) implements Observation {}

  /**
   * The flow record of something an alert already reported: neither benign nor a further alert.
   *
   * @param flow the flow
   */
  record Alerted(Flow flow) implements Observation {}
}
