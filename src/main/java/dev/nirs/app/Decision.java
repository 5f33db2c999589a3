package dev.nirs.app;

import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a person says of rules.
 *
 * @param by who decides; 1 to 100 characters of printable ASCII
 * @param reason why; empty where nothing is said, at most 200 characters of printable ASCII
 * @param incident the incident that the case belongs to; empty for the day and the pattern of its
 *     window
 */
public record Decision(String by, String reason, Optional<String> incident) {

  /**
   * The incident of a window: the one named, or one attack in one day, which one source may fill.
   */
  String incidentOf(Instant start, AttackPattern pattern) {
    LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    return incident.orElseGet(() -> "local/" + day + "/" + EnumName.kebab(pattern));
  }
}
