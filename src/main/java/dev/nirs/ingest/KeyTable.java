package dev.nirs.ingest;

import java.util.Arrays;

/**
 * Known keys of JSON objects: a hash table so sparse that nearly every look-up, of which there is
 * one for each key of each record, is one comparison.
 */
final class KeyTable {
  private static final int BITS = 9;
  private static final int SLOTS = 1 << BITS;

  private final JsonKey[] keys = new JsonKey[SLOTS];
  private boolean isEmpty = true;

  KeyTable() {
    Arrays.fill(keys, JsonKey.UNKNOWN);
  }

  /** Adds a key, of which there are few. */
  void put(JsonKey key) {
    int slot = slot(key.hash());
    while (keys[slot] != JsonKey.UNKNOWN) {
      slot = slot + 1 & SLOTS - 1;
    }
    keys[slot] = key;
    isEmpty = false;
  }

  /** The key of this name; {@link JsonKey#UNKNOWN} for one that is not in the table. */
  JsonKey get(byte[] bytes, int from, int to) {
    if (isEmpty) {
      return JsonKey.UNKNOWN;
    }
    long head = JsonKey.head(bytes, from, to);
    long tail = JsonKey.tail(bytes, from, to);
    int slot = slot(JsonKey.hash(head, tail));
    JsonKey key = keys[slot];
    while (key != JsonKey.UNKNOWN && !key.is(bytes, from, to, head, tail)) {
      slot = slot + 1 & SLOTS - 1;
      key = keys[slot];
    }
    return key;
  }

  private static int slot(long hash) {
    return (int) (hash >>> Long.SIZE - BITS);
  }
}
