package dev.nirs.selection;

/**
 * Candidates, the best first: a binary heap that knows the place of each, so that one whose cost
 * falls can be moved up.
 */
final class CandidateQueue {
  private final long[] keys;
  private final int[] heap;
  private final int[] places;
  private final CandidateList candidates;
  private int size;

  CandidateQueue(CandidateList candidates) {
    this.candidates = candidates;
    this.keys = new long[candidates.size()];
    this.heap = new int[candidates.size()];
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
    keys[candidate] = key;
    places[candidate] = size + 1;
    heap[size++] = candidate;
  }

  void heapify() {
    for (int place = size / 2 - 1; place >= 0; place--) {
      down(place);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int first() {
    return heap[0];
  }

  long key(int candidate) {
    return keys[candidate];
  }

  /** Whether a candidate is still in the queue. */
  boolean holds(int candidate) {
    return places[candidate] > 0;
  }

  void removeFirst() {
    places[heap[0]] = 0;
    size--;
    if (size > 0) {
      put(0, heap[size]);
      down(0);
    }
  }

  void lowerFirst(long key) {
    keys[heap[0]] = key;
    down(0);
  }

  void raise(int candidate, long key) {
    keys[candidate] = key;
    int place = places[candidate] - 1;
    while (place > 0 && precedes(candidate, heap[(place - 1) / 2])) {
      put(place, heap[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
    put(place, candidate);
  }

  private void down(int from) {
    int candidate = heap[from];
    int place = from;
    int child = 2 * place + 1;
    while (child < size) {
      if (child + 1 < size && precedes(heap[child + 1], heap[child])) {
        child++;
      }
      if (!precedes(heap[child], candidate)) {
        break;
      }
      put(place, heap[child]);
      place = child;
      child = 2 * place + 1;
    }
    put(place, candidate);
  }

  private void put(int place, int candidate) {
    heap[place] = candidate;
    places[candidate] = place + 1;
  }

  private boolean precedes(int a, int b) {
    return keys[a] != keys[b] ? keys[a] > keys[b] : candidates.compareTies(a, b) < 0;
  }
}
