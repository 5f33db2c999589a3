package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.IntArrayList;
import java.util.Arrays;

/** Posting lists of many keys in two arrays (compressed sparse rows). */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
record Csr(int[] offsets, int[] values) {

  Posting row(int key) {
    return new Posting(values, offsets[key], offsets[key + 1]);
  }

  /** From the keys of each number, {@code width} of them in a row; negative ones stand for none. */
  static Csr ofRows(int[] keys, int width, int keyCount) {
    int[] offsets = new int[keyCount + 1];
    for (int key : keys) {
      if (key >= 0) {
        offsets[key + 1]++;
      }
    }
    int[] next = starts(offsets);
    int[] values = new int[offsets[keyCount]];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] >= 0) {
        values[next[keys[i]]++] = i / width;
      }
    }
    return new Csr(offsets, values);
  }

  /** From pairs of key and number, the numbers rising. */
  static Csr ofPairs(IntArrayList keys, IntArrayList numbers, int keyCount) {
    int[] offsets = new int[keyCount + 1];
    for (int i = 0; i < keys.size(); i++) {
      offsets[keys.get(i) + 1]++;
    }
    int[] next = starts(offsets);
    int[] values = new int[offsets[keyCount]];
    for (int i = 0; i < keys.size(); i++) {
      values[next[keys.get(i)]++] = numbers.get(i);
    }
    return new Csr(offsets, values);
  }

  /** Sums the counts up in place and copies the starts. */
  private static int[] starts(int[] offsets) {
    for (int i = 1; i < offsets.length; i++) {
      offsets[i] += offsets[i - 1];
    }
    return Arrays.copyOf(offsets, Math.max(offsets.length - 1, 0));
  }
}
