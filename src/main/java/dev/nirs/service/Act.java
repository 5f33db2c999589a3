package dev.nirs.service;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who does something and why.
 *
 * @param by the name of the token or person; 1 to 100 characters of printable ASCII
 * @param reason why; empty where nothing is said, at most 200 characters of printable ASCII
 * @param key the caller's idempotency key: the same key again gives the first answer again
 * @param version the version that the caller has seen; the act fails with a conflict where it is
 *     another one by now
 */
public record Act(String by, String reason, Optional<String> key, OptionalInt version) {}
