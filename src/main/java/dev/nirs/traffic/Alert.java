package dev.nirs.traffic;

/**
 * A flow that the detector reports.
 *
 * @param flow the flow; its time is the alert's event time
 * @param attackClass what it reports, in the closed vocabulary
 * @param score the detector's confidence, 0 to 1; 1 where it gives none
 * @param label the sensor's own words (label, signature or notice); hostile text that never reaches
 *     a prompt
 */
public record Alert(Flow flow, AttackClass attackClass, double score, String label)
    implements Observation {

  /**
   * Refuses scores that are none.
   *
   * @throws IllegalArgumentException where the score is not 0 to 1
   */
  public Alert {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score " + score + " of an alert is not 0 to 1");
    }
  }
}
