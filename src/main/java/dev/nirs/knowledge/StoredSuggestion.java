package dev.nirs.knowledge;

import dev.nirs.notation.Micros;
import dev.nirs.selection.BenignCount;
import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.IpVersion;
import java.time.Instant;
import java.util.List;

/**
 * A suggestion kept for a later decision of a person.
 *
 * @param id of the suggestion, as its card and its JSON show it
 * @param made when and how it was made
 * @param window the window's counts
 * @param rules canonical rules, perhaps none, the first of them where there are very many
 * @param outcome what all its rules do to the window
 * @param bounds what its rules were held to
 */
public record StoredSuggestion(
    String id,
    Made made,
    WindowSummary window,
    List<String> rules,
    Outcome outcome,
    Conditions bounds) {

  /** Copies the rules and refuses an id that is none. */
  public StoredSuggestion {
    Plain.requireId("id", id);
    rules = List.copyOf(rules);
    rules.forEach(rule -> Plain.require("rule", rule, 1000));
  }

  /**
   * When and how a suggestion was made.
   *
   * @param storedAt when it was stored, ISO 8601 in UTC
   * @param start event time of the first alert, microseconds since the epoch
   * @param close event time at which the window closed
   * @param proposedBy who proposed the rules, in words; 1 to 100 characters of printable ASCII
   * @param rules how many rules it has, the ones that are not kept included
   */
  public record Made(String storedAt, long start, long close, String proposedBy, int rules) {

    /**
     * Refuses what is no time.
     *
     * @throws IllegalArgumentException naming the field
     */
    public Made {
      Plain.require("storedAt", storedAt, 40);
      Plain.require("proposedBy", proposedBy, 100);
    }

    /**
     * The window's first alert.
     *
     * @return event time
     */
    public Instant from() {
      return Micros.instant(start);
    }
  }

  /**
   * What rules were held to.
   *
   * @param chain the chain they append to
   * @param version their family
   * @param benignCount which packets of a benign flow count as hit
   * @param benignFloor benign flows below which only rules bound to one source are allowed
   */
  public record Conditions(
      String chain, IpVersion version, BenignCount benignCount, int benignFloor) {}
}
