package dev.nirs.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code -m hashlimit}: a rate for each address, port or combination of them. */
final class HashLimitExtension {
  private static final String NAME = "hashlimit";
  private static final String RATE = "--hashlimit-upto";
  private static final String BURST = "--hashlimit-burst";
  private static final String MODE = "--hashlimit-mode";
  private static final String TABLE = "--hashlimit-name";
  private static final String SOURCE_BITS = "--hashlimit-srcmask";
  private static final String DESTINATION_BITS = "--hashlimit-dstmask";
  private static final String BUCKETS = "--hashlimit-htable-size";
  private static final String ENTRIES = "--hashlimit-htable-max";
  private static final String EXPIRE = "--hashlimit-htable-expire";
  private static final String SWEEP = "--hashlimit-htable-gcinterval";

  /** Above what the kernel would set aside memory that a line of text should not ask for. */
  private static final int MOST_BUCKETS = 1_000_000;

  private static final int MOST_MILLIS = 1_000_000_000;

  private static final List<String> PARTS = List.of("srcip", "srcport", "dstip", "dstport");

  /** The extension. */
  static final Extension EXTENSION =
      Extension.together(
          NAME,
          new Extension.Table()
              .with(Option.late(RATE, 1, true), RATE, "--hashlimit-above", "--hashlimit")
              .with(Option.late(BURST, 1, false), BURST)
              .with(Option.late(MODE, 1, false), MODE)
              .with(Option.late(TABLE, 1, false), TABLE)
              .with(Option.late(SOURCE_BITS, 1, false), SOURCE_BITS)
              .with(Option.late(DESTINATION_BITS, 1, false), DESTINATION_BITS)
              .with(Option.late(BUCKETS, 1, false), BUCKETS)
              .with(Option.late(ENTRIES, 1, false), ENTRIES)
              .with(Option.late(EXPIRE, 1, false), EXPIRE)
              .with(Option.late(SWEEP, 1, false), SWEEP)
              .options(),
          RATE,
          draft -> new HashLimitExtension(draft).finish());

  private final Draft draft;

  private HashLimitExtension(Draft draft) {
    this.draft = draft;
  }

  private void finish() {
    Optional<String> name = TableName.read(NAME, TABLE, draft);
    RateReader reader = new RateReader(draft, HistoryMatch.HashLimit.TICKS);
    OptionalInt burst = reader.burst(draft.complete(BURST));
    HistoryMatch.HashLimit.Groups groups = groups();
    Optional<Argument> given = draft.complete(RATE);
    Optional<Rate> rate = given.flatMap(reader::rate);
    if (name.isEmpty() || rate.isEmpty()) {
      return;
    }
    HistoryMatch.HashLimit.Table table = table(name.get(), rate.get());
    Argument bound = given.orElseThrow();
    if (draft.faults.isEmpty() && reader.fits(rate.get(), burst.orElseThrow(), bound.value())) {
      draft.add(
          NAME,
          new HistoryMatch.HashLimit(bound(bound), rate.get(), burst.orElseThrow(), groups, table));
    }
  }

  private static HistoryMatch.Bound bound(Argument argument) {
    HistoryMatch.Bound bound =
        argument.isWritten("--hashlimit-above")
            ? HistoryMatch.Bound.ABOVE
            : HistoryMatch.Bound.UPTO;
    return argument.negated() ? bound.opposite() : bound;
  }

  private HistoryMatch.HashLimit.Groups groups() {
    Set<HistoryMatch.HashLimit.Part> parts = EnumSet.noneOf(HistoryMatch.HashLimit.Part.class);
    draft
        .complete(MODE)
        .ifPresent(mode -> mode.value().elements().forEach(element -> part(element, parts)));
    int all = draft.version.bits();
    return new HistoryMatch.HashLimit.Groups(
        parts, number(SOURCE_BITS, 0, all, all), number(DESTINATION_BITS, 0, all, all));
  }

  private void part(Token element, Set<HistoryMatch.HashLimit.Part> parts) {
    if (PARTS.contains(element.text())) {
      parts.add(HistoryMatch.HashLimit.Part.valueOf(element.text().toUpperCase(Locale.ROOT)));
    } else {
      draft.fault(
          element,
          "\"" + element.text() + "\" is no part of a packet",
          "one of " + String.join(", ", PARTS),
          Nearest.of(element.text(), PARTS),
          Basis.KIND);
    }
  }

  /** A number of an option, or what stands where none is given or it is at fault. */
  private int number(String option, int least, int most, int otherwise) {
    Optional<Argument> argument = draft.complete(option);
    return argument.isPresent()
        ? NumberReader.readInt(argument.get(), least, most, draft).orElse(otherwise)
        : otherwise;
  }

  /** By default a group expires after one unit of the rate as it was written. */
  private HistoryMatch.HashLimit.Table table(String name, Rate written) {
    return new HistoryMatch.HashLimit.Table(
        name,
        number(BUCKETS, 0, MOST_BUCKETS, 0),
        number(ENTRIES, 0, MOST_BUCKETS, 0),
        number(EXPIRE, 1, MOST_MILLIS, 1_000 * written.unit().seconds()),
        number(SWEEP, 1, MOST_MILLIS, HistoryMatch.HashLimit.Table.DEFAULT_SWEEP_MILLIS));
  }
}
