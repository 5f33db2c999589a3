package dev.nirs.rule;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code -m connlimit}: connections that one address or network has open. */
final class ConnLimitExtension {
  private static final String NAME = "connlimit";
  private static final String COUNT = "--connlimit-above";
  private static final String BITS = "--connlimit-mask";
  private static final String END = "--connlimit-saddr";

  /** The extension. */
  static final Extension EXTENSION =
      Extension.together(
          NAME,
          new Extension.Table()
              .with(Option.late(COUNT, 1, true), COUNT, "--connlimit-upto")
              .with(Option.late(BITS, 1, false), BITS)
              .with(Option.late(END, 0, false), END, "--connlimit-daddr")
              .options(),
          COUNT,
          ConnLimitExtension::finish);

  private ConnLimitExtension() {}

  private static void finish(Draft draft) {
    int most = draft.version.bits();
    OptionalInt bits =
        draft
            .complete(BITS)
            .map(a -> NumberReader.readInt(a, 0, most, draft))
            .orElse(OptionalInt.of(most));
    Optional<Argument> given = draft.complete(COUNT);
    if (given.isEmpty()) {
      return;
    }
    Argument count = given.get();
    OptionalLong connections =
        NumberReader.read(count, 0, HistoryMatch.ConnLimit.MOST_CONNECTIONS, draft);
    if (connections.isPresent() && bits.isPresent()) {
      HistoryMatch.Bound bound =
          count.isWritten(COUNT) ? HistoryMatch.Bound.ABOVE : HistoryMatch.Bound.UPTO;
      draft.add(
          NAME,
          new HistoryMatch.ConnLimit(
              count.negated() ? bound.opposite() : bound,
              connections.getAsLong(),
              bits.getAsInt(),
              end(draft)));
    }
  }

  private static End end(Draft draft) {
    boolean source = draft.argument(END).map(a -> a.isWritten(END)).orElse(true);
    return source ? End.SOURCE : End.DESTINATION;
  }
}
