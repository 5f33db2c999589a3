package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * How many open alerts each key of a moment matches, and a queue of the keys, most alerts first.
 *
 * <p>Its arrays are as long as there are keys and are used again from moment to moment; only what
 * was touched is cleared. Not thread-safe.
 */
final class KeyCounts {
  /** The cost of a key was not yet asked for. */
  static final int UNKNOWN = -1;

  /** The key can never again be chosen at this moment. */
  static final int TOO_DEAR = -2;

  private final KeyIndex keys;
  private final int[] gains;
  private final int[] costs;
  private final IntArrayList touched = new IntArrayList();
  private final PriorityQueue<KeyCandidate> front = new PriorityQueue<>();
  private long[] waiting = {};
  private int waitingCount;

  KeyCounts(KeyIndex keys) {
    this.keys = keys;
    this.gains = new int[keys.size()];
    this.costs = new int[keys.size()];
  }

  /** Counts the keys of the open alerts; {@code from} is the number of the first one at hand. */
  void start(int from, BitSet open) {
    for (int i = 0; i < touched.size(); i++) {
      gains[touched.get(i)] = 0;
    }
    touched.elementsCount = 0;
    front.clear();
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      for (int kind = 0; kind < AtomicKeys.KINDS; kind++) {
        countUp(keys.keyOf(from + i, kind));
      }
    }
    sort();
  }

  private void countUp(int key) {
    if (key != KeyIndex.NONE && gains[key]++ == 0) {
      touched.add(key);
      costs[key] = UNKNOWN;
    }
  }

  /** Most keys never reach the front, so they wait in a sorted array and not in the queue. */
  private void sort() {
    waitingCount = touched.size();
    if (waiting.length < waitingCount) {
      waiting = new long[waitingCount + (waitingCount >> 1)];
    }
    for (int i = 0; i < waitingCount; i++) {
      waiting[i] = (long) gains[touched.get(i)] << 32 | touched.get(i);
    }
    Arrays.sort(waiting, 0, waitingCount);
  }

  /** The first candidate as it stood when it came into the queue. */
  Optional<KeyCandidate> poll() {
    KeyCandidate first = front.peek();
    while (waitingCount > 0
        && (first == null || (int) (waiting[waitingCount - 1] >>> 32) >= first.gain())) {
      int key = (int) waiting[--waitingCount];
      if (gains[key] > 0) {
        front.add(new KeyCandidate(keys, key, gains[key], 0));
        first = front.peek();
      }
    }
    return Optional.ofNullable(front.poll());
  }

  void offer(KeyCandidate candidate) {
    front.add(candidate);
  }

  void countDown(int alert) {
    for (int kind = 0; kind < AtomicKeys.KINDS; kind++) {
      int key = keys.keyOf(alert, kind);
      if (key != KeyIndex.NONE) {
        gains[key]--;
      }
    }
  }

  int gain(int key) {
    return gains[key];
  }

  int cost(int key) {
    return costs[key];
  }

  void setCost(int key, int cost) {
    costs[key] = cost;
  }
}
