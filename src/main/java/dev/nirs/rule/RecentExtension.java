package dev.nirs.rule;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code -m recent}: lists of addresses seen lately. */
final class RecentExtension {
  private static final String NAME = "recent";
  private static final String ACTION = "--rcheck";
  private static final String LIST = "--name";
  private static final String SECONDS = "--seconds";
  private static final String HITS = "--hitcount";
  private static final String REAP = "--reap";
  private static final String TTL = "--rttl";
  private static final String MASK = "--mask";
  private static final String END = "--rsource";

  /** The extension. */
  static final Extension EXTENSION =
      Extension.together(
          NAME,
          new Extension.Table()
              .with(Option.late(ACTION, 0, true), ACTION, "--update", "--set", "--remove")
              .with(Option.late(LIST, 1, false), LIST)
              .with(Option.late(SECONDS, 1, false), SECONDS)
              .with(Option.late(HITS, 1, false), HITS)
              .with(Option.late(REAP, 0, false), REAP)
              .with(Option.late(TTL, 0, false), TTL)
              .with(Option.late(MASK, 1, false), MASK)
              .with(Option.late(END, 0, false), END, "--rdest")
              .options(),
          ACTION,
          draft -> new RecentExtension(draft).finish());

  private final Draft draft;

  private RecentExtension(Draft draft) {
    this.draft = draft;
  }

  private void finish() {
    String name =
        draft
            .complete(LIST)
            .flatMap(given -> TableName.check(given, draft))
            .orElse(HistoryMatch.Recent.AddressList.DEFAULT_NAME);
    int seconds = number(SECONDS, Integer.MAX_VALUE);
    int hits = number(HITS, HistoryMatch.Recent.Seen.MOST_HITS);
    int bits = draft.complete(MASK).map(this::bits).orElse(draft.version.bits());
    Optional<Argument> action = draft.argument(ACTION);
    action.ifPresent(this::checkTogether);
    if (action.isPresent() && draft.faults.isEmpty()) {
      boolean source = draft.argument(END).map(a -> a.isWritten(END)).orElse(true);
      draft.add(
          NAME,
          new HistoryMatch.Recent(
              action(action.get()),
              new HistoryMatch.Recent.AddressList(
                  name, bits, source ? End.SOURCE : End.DESTINATION),
              new HistoryMatch.Recent.Seen(seconds, hits, draft.uses(REAP), draft.uses(TTL)),
              action.get().negated()));
    }
  }

  private static HistoryMatch.Recent.Action action(Argument argument) {
    String name = argument.option().text().substring(2).toUpperCase(Locale.ROOT);
    return HistoryMatch.Recent.Action.valueOf(name);
  }

  private int number(String option, int most) {
    return draft
        .complete(option)
        .map(given -> NumberReader.readInt(given, 1, most, draft))
        .orElse(OptionalInt.empty())
        .orElse(0);
  }

  /** The leading ones of a mask; masks with holes are refused. */
  private int bits(Argument argument) {
    boolean v4 = draft.version == IpVersion.V4;
    String text = argument.value().text();
    Optional<IpAddress> mask =
        IpAddress.parse(text)
            .filter(a -> (text.indexOf(':') < 0) == v4 && a.version() == draft.version);
    if (mask.isPresent()) {
      int bits = ones(mask.get());
      if (HistoryText.mask(draft.version, bits).equals(mask.get())) {
        return bits;
      }
    }
    draft.fault(
        argument.value(),
        text + " is no mask",
        v4 ? "a mask such as 255.255.255.0" : "a mask such as ffff:ffff:ffff:ffff::",
        "",
        Basis.MASK);
    return 0;
  }

  private int ones(IpAddress mask) {
    if (draft.version == IpVersion.V4) {
      return Integer.numberOfLeadingZeros(~(int) mask.low());
    }
    int high = Long.numberOfLeadingZeros(~mask.high());
    return high < Long.SIZE ? high : high + Long.numberOfLeadingZeros(~mask.low());
  }

  private void checkTogether(Argument action) {
    boolean asks = action.isWritten(ACTION) || action.isWritten("--update");
    for (String option : new String[] {SECONDS, HITS, REAP, TTL}) {
      Optional<Argument> given = draft.argument(option);
      if (!asks && given.isPresent()) {
        draft.fault(
            given.get().option(),
            option + " does not go with " + action.option().text(),
            "--rcheck or --update",
            "",
            Basis.TOGETHER);
      }
    }
    Optional<Argument> reap = draft.argument(REAP);
    if (asks && reap.isPresent() && !draft.uses(SECONDS)) {
      draft.fault(reap.get().option(), "--reap without --seconds", SECONDS, "", Basis.TOGETHER);
    }
  }
}
