package dev.nirs.app;

import java.util.Optional;

/**
 * What a person says of rules.
 *
 * @param by who decides; 1 to 100 characters of printable ASCII
 * @param reason why; empty where nothing is said, at most 200 characters of printable ASCII
 * @param incident the incident that the case belongs to; empty for the day and the pattern of its
 *     window
 */
public record Decision(String by, String reason, Optional<String> incident) {}
