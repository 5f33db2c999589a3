package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Holds what the rows of a block say until those before it are taken. */
final class HeldRows implements Taker {
  private static final int FEW = 1024;

  private final List<Observation> observations = new ArrayList<>(FEW);
  private final BitSet events = new BitSet(FEW);
  private long[] numbers = new long[FEW];

  HeldRows() {}

  @Override
  public void flow(Observation observation, long number) {
    add(observation, number);
  }

  @Override
  public void event(Alert alert, long number) {
    events.set(observations.size());
    add(alert, number);
  }

  private void add(Observation observation, long number) {
    int count = observations.size();
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    numbers[count] = number;
    observations.add(observation);
  }

  /** Hands everything on in its order. */
  void handTo(Taker taker) {
    for (int i = 0; i < observations.size(); i++) {
      if (observations.get(i) instanceof Alert alert && events.get(i)) {
        taker.event(alert, numbers[i]);
      } else {
        taker.flow(observations.get(i), numbers[i]);
      }
    }
  }
}
