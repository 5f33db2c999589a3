package dev.nirs.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The pieces that fit, and the names of those that had to go.
 *
 * @param kept in their order
 * @param omitted in the order they went
 */
record Fitting(List<Piece> kept, List<String> omitted) {

  /**
   * Drops as few pieces as needed, the least useful first.
   *
   * @param pieces all pieces, of each place in the order they are shown, the more useful place
   *     first
   * @param size the tokens of the whole text with some of the pieces; more pieces are not smaller
   * @param limit most tokens
   * @return the pieces that stay; none where even that is over the limit
   */
  static Fitting of(List<Piece> pieces, ToIntFunction<List<Piece>> size, int limit) {
    List<Integer> order =
        IntStream.range(0, pieces.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> pieces.get(i).rank())
                    .thenComparing(i -> pieces.get(i).index(), Comparator.reverseOrder())
                    .thenComparing(Comparator.reverseOrder()))
            .toList();
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (size.applyAsInt(without(pieces, order.subList(0, middle))) <= limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    List<Integer> dropped = order.subList(0, low);
    return new Fitting(
        without(pieces, dropped), dropped.stream().map(i -> pieces.get(i).name()).toList());
  }

  private static List<Piece> without(List<Piece> pieces, List<Integer> dropped) {
    boolean[] gone = new boolean[pieces.size()];
    dropped.forEach(i -> gone[i] = true);
    List<Piece> kept = new ArrayList<>();
    for (int i = 0; i < gone.length; i++) {
      if (!gone[i]) {
        kept.add(pieces.get(i));
      }
    }
    return kept;
  }
}
