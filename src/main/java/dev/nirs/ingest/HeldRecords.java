package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Observations held in memory as bytes, with their times, in the order they were added. */
final class HeldRecords {
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Bytes of time and place that a record takes beside its own. */
  private static final int INDEX_BYTES = Long.BYTES + Integer.BYTES;

  private final ObservationCodec codec;
  private final List<ByteBuffer> pages = new ArrayList<>();
  private long[] times = new long[1024];
  private int[] places = new int[1024];
  private int count;
  private int page;
  private boolean inOrder = true;

  HeldRecords(ObservationCodec codec) {
    this.codec = codec;
  }

  void add(Observation observation) {
    if (count == times.length) {
      times = Arrays.copyOf(times, count * 2);
      places = Arrays.copyOf(places, count * 2);
    }
    ByteBuffer buffer = room();
    long time = observation.flow().time();
    inOrder &= count == 0 || time >= times[count - 1];
    times[count] = time;
    places[count++] = page << PAGE_BITS | buffer.position();
    codec.write(observation, buffer);
  }

  private ByteBuffer room() {
    if (page < pages.size() && pages.get(page).remaining() < ObservationCodec.MOST_BYTES) {
      page++;
    }
    if (page == pages.size()) {
      pages.add(ByteBuffer.allocate(PAGE));
    }
    return pages.get(page);
  }

  /** How much memory they take, about. */
  long bytes() {
    return ((long) page << PAGE_BITS) + (long) count * INDEX_BYTES;
  }

  int count() {
    return count;
  }

  /** Forgets them; the memory is used again. */
  void clear() {
    pages.forEach(ByteBuffer::clear);
    count = 0;
    page = 0;
    inOrder = true;
  }

  /** Puts them in order of time; equal times keep their order. */
  void sort() {
    if (inOrder) {
      return;
    }
    long earliest = Arrays.stream(times, 0, count).min().orElse(0);
    long latest = Arrays.stream(times, 0, count).max().orElse(0);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    if (latest - earliest < 0 || latest - earliest >= 1L << Long.SIZE - 1 - bits) {
      sortByNumber();
    } else {
      sort(earliest, bits);
    }
    inOrder = true;
  }

  private void sortByNumber() {
    Integer[] numbers = new Integer[count];
    Arrays.setAll(numbers, i -> i);
    Arrays.sort(numbers, Comparator.comparingLong(i -> times[i]));
    int[] sorted = new int[places.length];
    for (int i = 0; i < count; i++) {
      sorted[i] = places[numbers[i]];
    }
    Arrays.sort(times, 0, count);
    places = sorted;
  }

  /** Sorts time and number as one value where both fit into it, which is much faster. */
  private void sort(long earliest, int bits) {
    long[] keys = new long[count];
    Arrays.setAll(keys, i -> times[i] - earliest << bits | i);
    Arrays.sort(keys);
    int[] sorted = new int[times.length];
    for (int i = 0; i < count; i++) {
      sorted[i] = places[(int) keys[i] & (1 << bits) - 1];
      times[i] = (keys[i] >> bits) + earliest;
    }
    places = sorted;
  }

  Observation get(int index) {
    int place = places[index];
    ByteBuffer buffer = pages.get(place >>> PAGE_BITS);
    int end = buffer.position();
    Observation observation = codec.read(buffer.position(place & PAGE - 1));
    buffer.position(end);
    return observation;
  }

  /** Writes them out in their present order. */
  void write(RunFile run) throws IOException {
    for (int i = 0; i < count; i++) {
      ByteBuffer buffer = pages.get(places[i] >>> PAGE_BITS);
      int start = places[i] & PAGE - 1;
      run.write(buffer, start, buffer.getShort(start));
    }
    run.endOfWriting();
  }
}
