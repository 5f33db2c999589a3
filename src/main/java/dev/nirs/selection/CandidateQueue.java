package dev.nirs.selection;

/**
 * Candidates, the best first: a binary heap that knows the place of each, so that one whose cost
 * falls can be moved up. What is compared lies by place, so that it is read in order.
 */
final class CandidateQueue {
  private final CandidateList candidates;
  private final int[] heap;
  private final long[] keys;
  private final long[] ranks;
  private final int[] places;
  private int size;

  CandidateQueue(CandidateList candidates) {
    this.candidates = candidates;
    this.heap = new int[candidates.size()];
    this.keys = new long[candidates.size()];
    this.ranks = new long[candidates.size()];
    this.places = new int[candidates.size()];
  }

  /** More gain first, then less cost. */
  static long key(int gain, int cost) {
    return (long) gain << 32 | Integer.MAX_VALUE - cost;
  }

  static int gain(long key) {
    return (int) (key >>> 32);
  }

  /** Puts a candidate at the end; {@link #heapify} makes it a queue. */
  void append(int candidate, long key) {
    put(size++, candidate, key, candidates.rank(candidate));
  }

  void heapify() {
    for (int place = size / 2 - 1; place >= 0; place--) {
      down(place, heap[place], keys[place], ranks[place]);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int first() {
    return heap[0];
  }

  /** The key of a candidate that is still in the queue. */
  long key(int candidate) {
    return keys[places[candidate] - 1];
  }

  /** Whether a candidate is still in the queue. */
  boolean holds(int candidate) {
    return places[candidate] > 0;
  }

  void removeFirst() {
    places[heap[0]] = 0;
    size--;
    if (size > 0) {
      down(0, heap[size], keys[size], ranks[size]);
    }
  }

  void lowerFirst(long key) {
    down(0, heap[0], key, ranks[0]);
  }

  void raise(int candidate, long key) {
    int place = places[candidate] - 1;
    long rank = ranks[place];
    while (place > 0 && precedes(candidate, key, rank, (place - 1) / 2)) {
      move((place - 1) / 2, place);
      place = (place - 1) / 2;
    }
    put(place, candidate, key, rank);
  }

  private void down(int from, int candidate, long key, long rank) {
    int place = from;
    int child = 2 * place + 1;
    while (child < size) {
      if (child + 1 < size && precedes(heap[child + 1], keys[child + 1], ranks[child + 1], child)) {
        child++;
      }
      if (precedes(candidate, key, rank, child)) {
        break;
      }
      move(child, place);
      place = child;
      child = 2 * place + 1;
    }
    put(place, candidate, key, rank);
  }

  private void move(int from, int to) {
    put(to, heap[from], keys[from], ranks[from]);
  }

  private void put(int place, int candidate, long key, long rank) {
    heap[place] = candidate;
    keys[place] = key;
    ranks[place] = rank;
    places[candidate] = place + 1;
  }

  /** Whether a candidate is better than the one at a place. */
  private boolean precedes(int candidate, long key, long rank, int place) {
    if (key != keys[place]) {
      return key > keys[place];
    }
    return rank != ranks[place]
        ? rank < ranks[place]
        : candidates.compareTies(candidate, heap[place]) < 0;
  }
}
