package dev.nirs.ingest;

import java.util.Arrays;

/**
 * The cells of JSON keys: a hash table so sparse that nearly every look-up, of which there is one
 * for each key of each record, is one comparison.
 */
final class KeyTable {
  private static final int SLOTS = 1 << 9;
  private static final Cell NONE = Cell.of("-");

  private final String[] keys = new String[SLOTS];
  private final Cell[] cells = new Cell[SLOTS];

  KeyTable() {
    Arrays.fill(keys, "");
    Arrays.fill(cells, NONE);
  }

  /** Adds a key that is not empty. */
  void put(String key, Cell cell) {
    int slot = slot(key);
    keys[slot] = key;
    cells[slot] = cell;
  }

  /** The cell of a known key; for all others one that is never empty. */
  Cell get(String key) {
    return cells[slot(key)];
  }

  private int slot(String key) {
    int slot = key.hashCode() * 0x9e3779b9 >>> 23;
    while (!keys[slot].equals(key) && !keys[slot].isEmpty()) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }
}
