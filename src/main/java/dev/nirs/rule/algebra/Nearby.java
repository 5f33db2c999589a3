package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds, among many meanings, those that may overlap a given one, without looking at all: their
 * boxes are sorted by source address, or by destination address where they admit every source.
 */
final class Nearby {
  /** Corners of a box beyond which a gap is no longer looked for. */
  private static final int MOST_CORNERS = 64;

  private final List<Meaning> meanings;
  private final Intervals bySource;
  private final Intervals byDestination;

  Nearby(List<Meaning> meanings) {
    this.meanings = List.copyOf(meanings);
    List<Intervals.Entry> sources = new ArrayList<>();
    List<Intervals.Entry> destinations = new ArrayList<>();
    for (int i = 0; i < meanings.size(); i++) {
      for (Box box : meanings.get(i).boxes()) {
        if (box.isFree(Axis.SOURCE)) {
          destinations.add(Intervals.Entry.of(Axis.DESTINATION, box, i));
        } else {
          sources.add(Intervals.Entry.of(Axis.SOURCE, box, i));
        }
      }
    }
    this.bySource = new Intervals(Axis.SOURCE, sources);
    this.byDestination = new Intervals(Axis.DESTINATION, destinations);
  }

  /** The numbers of the meanings that may overlap one, in rising order. */
  List<Integer> indexes(Meaning meaning) {
    return meaning.boxes().stream()
        .flatMap(
            box ->
                Stream.concat(
                    bySource.overlapping(box).stream(), byDestination.overlapping(box).stream()))
        .map(Intervals.Entry::meaning)
        .distinct()
        .sorted()
        .toList();
  }

  /** The meanings that may overlap one, in their order. */
  List<Meaning> of(Meaning meaning) {
    return of(meaning, index -> true);
  }

  /** Those of them whose number is admitted. */
  List<Meaning> of(Meaning meaning, IntPredicate admitted) {
    return indexes(meaning).stream().filter(admitted::test).map(meanings::get).toList();
  }

  /**
   * Whether a packet of a meaning is surely in no other: looked for quickly, so that one may be
   * overlooked.
   *
   * @param meaning the meaning
   * @param admitted which others count, by their number
   */
  boolean findGap(Meaning meaning, IntPredicate admitted) {
    IntPredicate counts = i -> admitted.test(i) && meanings.get(i).isDecidedWithin(meaning);
    return meaning.boxes().stream().anyMatch(box -> findGap(box, counts));
  }

  /** Tries one corner, then goes on in what the box that holds it leaves. */
  private boolean findGap(Box box, IntPredicate counts) {
    Optional<Box> room = Optional.of(box);
    for (int i = 0; i < MOST_CORNERS && room.isPresent(); i++) {
      Optional<Box> holder = holdingCorner(room.get(), counts);
      if (holder.isEmpty()) {
        return true;
      }
      room = room.flatMap(r -> r.minus(holder.get()).stream().findFirst());
    }
    return false;
  }

  /** A box that holds the corner of another: its lowest number on each axis. */
  private Optional<Box> holdingCorner(Box room, IntPredicate counts) {
    Predicate<Intervals.Entry> holds =
        entry -> entry.box().holdsCornerOf(room) && counts.test(entry.meaning());
    Point source = room.on(Axis.SOURCE).first();
    Point destination = room.on(Axis.DESTINATION).first();
    return bySource
        .first(new Range(source, source), holds)
        .or(() -> byDestination.first(new Range(destination, destination), holds))
        .map(Intervals.Entry::box);
  }
}
