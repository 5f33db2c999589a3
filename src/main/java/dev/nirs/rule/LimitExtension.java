package dev.nirs.rule;

import java.util.Optional;
import java.util.OptionalInt;

/** {@code -m limit --limit --limit-burst}: no more than a rate of packets. */
final class LimitExtension {
  private static final String NAME = "limit";
  private static final String RATE = "--limit";
  private static final String BURST = "--limit-burst";

  /** The extension. */
  static final Extension EXTENSION =
      Extension.together(
          NAME,
          new Extension.Table()
              .with(Option.late(RATE, 1, false), RATE)
              .with(Option.late(BURST, 1, false), BURST)
              .options(),
          "",
          LimitExtension::finish);

  private LimitExtension() {}

  private static void finish(Draft draft) {
    RateReader reader = new RateReader(draft, HistoryMatch.Limit.TICKS);
    Optional<Argument> given = draft.complete(RATE);
    Optional<Rate> rate =
        given.isPresent() ? reader.rate(given.get()) : Optional.of(HistoryMatch.Limit.DEFAULT_RATE);
    OptionalInt burst = reader.burst(draft.complete(BURST));
    Token at = given.map(Argument::value).orElseGet(() -> draft.loaded(NAME).orElseThrow().at());
    if (rate.isPresent() && burst.isPresent() && reader.fits(rate.get(), burst.getAsInt(), at)) {
      draft.add(NAME, new HistoryMatch.Limit(rate.get(), burst.getAsInt()));
    }
  }
}
