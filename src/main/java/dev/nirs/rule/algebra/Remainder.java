package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a set of packets while others are taken away. Gives up, and says so, where it
 * falls into too many parts: with many rules on many axes their number may grow without bound.
 */
final class Remainder {
  /** Parts beyond which the question is left open. */
  static final int MOST_PARTS = 20_000;

  private List<Box> parts;
  private boolean tooComplex;

  Remainder(List<Box> boxes) {
    parts = List.copyOf(boxes);
  }

  /** Takes away the packets of boxes. */
  void take(List<Box> boxes) {
    boxes.forEach(this::take);
  }

  private void take(Box box) {
    if (tooComplex || parts.stream().noneMatch(box::overlaps)) {
      return;
    }
    List<Box> left = new ArrayList<>(parts.size());
    for (Box part : parts) {
      left.addAll(part.minus(box));
    }
    parts = left;
    tooComplex = parts.size() > MOST_PARTS;
  }

  /** Whether boxes would take anything away. */
  boolean overlaps(List<Box> boxes) {
    return parts.stream().anyMatch(part -> boxes.stream().anyMatch(part::overlaps));
  }

  /** Whether nothing is left. */
  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Whether the question was given up: what is left is then more than the truth. */
  boolean isTooComplex() {
    return tooComplex;
  }

  /** What is left; boxes may overlap where the boxes given did. */
  List<Box> parts() {
    return parts;
  }
}
