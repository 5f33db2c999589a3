package dev.nirs.knowledge;

import java.util.List;

/** What became of an example that was brought to the knowledge base. */
public sealed interface Intake {

  /**
   * It is a new entry, and on disk.
   *
   * @param example as it was written
   * @param conflicts ids of entries that say the opposite: rejected beside accepted
   */
  record Added(Example example, List<String> conflicts) implements Intake {

    /** Copies the list. */
    public Added {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * It teaches what another entry of its incident teaches, which now stands for one more case.
   *
   * @param example that other entry as it was written
   * @param merged the case itself, kept for its provenance
   */
  record Merged(Example example, Example merged) implements Intake {}

  /**
   * It is kept, but not shown.
   *
   * @param example as it was written
   * @param why one sentence
   */
  record Quarantined(Example example, String why) implements Intake {}

  /**
   * The knowledge base says so already; nothing was written.
   *
   * @param example the entry that is there
   */
  record Unchanged(Example example) implements Intake {}

  /**
   * It may not enter; nothing was written.
   *
   * @param why one sentence for each reason
   */
  record Refused(List<String> why) implements Intake {

    /** Copies the list. */
    public Refused {
      why = List.copyOf(why);
    }
  }
}
