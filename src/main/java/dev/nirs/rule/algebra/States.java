package dev.nirs.rule.algebra;

import dev.nirs.rule.ConnectionState;
import java.util.List;

/** The states of connections of which a packet has exactly one, as numbers. */
final class States {
  private static final List<ConnectionState> LIST =
      List.of(
          ConnectionState.INVALID,
          ConnectionState.NEW,
          ConnectionState.RELATED,
          ConnectionState.ESTABLISHED,
          ConnectionState.UNTRACKED);

  /** Every number. */
  static final Ranges ALL = Ranges.of(0, LIST.size() - 1L);

  private States() {}

  /** The number of a state that does not tell of translation. */
  static Point number(ConnectionState state) {
    return Point.of(LIST.indexOf(state));
  }

  /** The state of a number. */
  static ConnectionState state(Point number) {
    return LIST.get(number.number());
  }

  /** The states of a set of numbers. */
  static List<ConnectionState> in(Ranges numbers) {
    return LIST.stream().filter(state -> numbers.contains(number(state))).toList();
  }
}
