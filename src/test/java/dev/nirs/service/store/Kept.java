package dev.nirs.service.store;

import dev.nirs.Samples;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What tests of the store keep in it: answers of the pipeline as it ships. */
final class Kept {
  static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));

  static final Policy POLICY =
      new Policy(
          "INPUT",
          IpVersion.V4,
          new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 100),
          Protection.NONE);

  private Kept() {}

  /** Attackers that differ, each on ssh and on one more port of its own. */
  static Suggestion suggestion(int number) {
    return of(0, List.of(attack(number, 22), attack(number, 1000 + number)));
  }

  /** The answer to a window that began at a time. */
  static Suggestion of(long start, List<String> alerts) {
    AlertWindow window = Samples.window(alerts, Samples.quiet(120));
    return new SuggestionPipeline(POLICY, Proposer.NONE)
        .suggest(new AlertWindow(1, start, start + 60_000_000, window.alerts(), window.benign()));
  }

  static String attack(int number, int port) {
    return "tcp " + attacker(number) + ":1000 > 192.0.2.10:" + port;
  }

  static String attacker(int number) {
    return "203.0." + number / 250 + "." + (1 + number % 250);
  }
}
