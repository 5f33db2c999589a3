package dev.nirs.rule.algebra;

import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts rules into tables. */
final class ShapeTables {
  /** Rules that share a key beyond which they are divided more finely. */
  private static final int CROWDED = 16;

  private ShapeTables() {}

  /** Whether packets of a protocol have ports that rules can name. */
  static boolean hasPorts(int protocol) {
    return switch (protocol) {
      case 6, 17, 33, 132, 136 -> true;
      default -> false;
    };
  }

  /** The tables, that with the first rule first. */
  static ShapeTable[] of(List<Rule> rules) {
    Map<Shape, Map<ShapeKey, List<ShapeEntry>>> coarse = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      int index = i;
      for (Box box : MatchBoxes.of(rules.get(i).version(), rules.get(i).matches()).boxes()) {
        Box anyState = box.with(Axis.STATE, Axis.STATE.universe(box.version()));
        if (!anyState.isEmpty()) {
          ShapeEntry.coarse(index, anyState)
              .forEach(entry -> add(entry, entry.shape().rounded(), coarse));
        }
      }
    }
    Map<Shape, Map<ShapeKey, List<ShapeEntry>>> fine = new LinkedHashMap<>();
    coarse.forEach((shape, keys) -> keys.values().forEach(bucket -> divide(shape, bucket, fine)));
    List<ShapeTable> tables = new ArrayList<>();
    fine.forEach((shape, keys) -> tables.add(ShapeTable.of(shape, keys)));
    tables.sort(Comparator.comparingInt(ShapeTable::firstRule));
    return tables.toArray(ShapeTable[]::new);
  }

  private static void divide(
      Shape shape, List<ShapeEntry> bucket, Map<Shape, Map<ShapeKey, List<ShapeEntry>>> fine) {
    boolean crowded = bucket.size() > CROWDED;
    for (ShapeEntry entry : bucket) {
      if (crowded) {
        entry.fine().forEach(part -> add(part, part.shape(), fine));
      } else {
        add(entry, shape, fine);
      }
    }
  }

  private static void add(
      ShapeEntry entry, Shape shape, Map<Shape, Map<ShapeKey, List<ShapeEntry>>> tables) {
    tables
        .computeIfAbsent(shape, s -> new LinkedHashMap<>())
        .computeIfAbsent(entry.key().masked(shape), k -> new ArrayList<>())
        .add(entry);
  }
}
