package dev.nirs.rule.algebra;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The rules of one shape by their keys: a hash table with open addressing over plain arrays, so
 * that a lookup allocates nothing.
 */
final class ShapeTable {
  private static final int WORDS = 5;

  private final long[] mask;
  private final long[] keys;
  private final int[] buckets;
  private final int[] starts;
  private final int[] rules;
  private final int firstRule;

  private ShapeTable(Shape shape, long[] keys, int[] buckets, int[] starts, int[] rules) {
    this.mask = mask(shape);
    this.keys = keys;
    this.buckets = buckets;
    this.starts = starts;
    this.rules = rules;
    this.firstRule = Arrays.stream(rules).min().orElse(Integer.MAX_VALUE);
  }

  static ShapeTable of(Shape shape, Map<ShapeKey, List<ShapeEntry>> entries) {
    int slots = Integer.highestOneBit(Math.max(2, entries.size()) * 2 - 1) << 1;
    long[] keys = new long[WORDS * slots];
    int[] buckets = new int[slots];
    int[] starts = new int[entries.size() + 2];
    int[] rules = new int[entries.values().stream().mapToInt(List::size).sum()];
    int next = 0;
    int bucket = 0;
    for (Map.Entry<ShapeKey, List<ShapeEntry>> entry : entries.entrySet()) {
      starts[++bucket] = next;
      for (int rule :
          entry.getValue().stream().mapToInt(ShapeEntry::rule).sorted().distinct().toArray()) {
        rules[next++] = rule;
      }
      put(entry.getKey(), bucket, keys, buckets);
    }
    starts[bucket + 1] = next;
    return new ShapeTable(shape, keys, buckets, starts, Arrays.copyOf(rules, next));
  }

  private static void put(ShapeKey key, int bucket, long[] keys, int[] buckets) {
    long[] words = {
      key.source().high(),
      key.source().low(),
      key.destination().high(),
      key.destination().low(),
      key.rest()
    };
    int slot = hash(words[0], words[1], words[2], words[3], words[4]) & buckets.length - 1;
    while (buckets[slot] != 0) {
      slot = slot + 1 & buckets.length - 1;
    }
    buckets[slot] = bucket;
    System.arraycopy(words, 0, keys, WORDS * slot, WORDS);
  }

  private static long[] mask(Shape shape) {
    Point ones = new Point(-1L, -1L);
    Point source = ones.firstOfBlock(128 - shape.sourceBits());
    Point destination = ones.firstOfBlock(128 - shape.destinationBits());
    return new long[] {
      source.high(), source.low(), destination.high(), destination.low(), ShapeKey.mask(shape)
    };
  }

  /** The bucket of a flow, or of its answers; 0, which is empty, where there is none. */
  int bucket(FiveTuple flow, boolean reply) {
    IpAddress source = reply ? flow.destination() : flow.source();
    IpAddress destination = reply ? flow.source() : flow.destination();
    long rest =
        ShapeKey.rest(
            flow.protocol().number(),
            reply ? flow.destinationPort() : flow.sourcePort(),
            reply ? flow.sourcePort() : flow.destinationPort());
    return find(
        source.high() & mask[0],
        source.low() & mask[1],
        destination.high() & mask[2],
        destination.low() & mask[3],
        rest & mask[4]);
  }

  private int find(long a, long b, long c, long d, long e) {
    int slot = hash(a, b, c, d, e) & buckets.length - 1;
    while (buckets[slot] != 0) {
      int at = WORDS * slot;
      boolean same =
          keys[at + 1] == b
              && keys[at + 3] == d
              && keys[at + 4] == e
              && keys[at] == a
              && keys[at + 2] == c;
      if (same) {
        return buckets[slot];
      }
      slot = slot + 1 & buckets.length - 1;
    }
    return 0;
  }

  private static int hash(long a, long b, long c, long d, long e) {
    long mixed = a * 0x9e3779b97f4a7c15L + b;
    mixed = (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L + c;
    mixed = (mixed ^ mixed >>> 32) * 0x94d049bb133111ebL + d;
    mixed = (mixed ^ mixed >>> 29) * 0x9e3779b97f4a7c15L + e;
    mixed = (mixed ^ mixed >>> 32) * 0xbf58476d1ce4e5b9L;
    return (int) (mixed ^ mixed >>> 31);
  }

  /** Where the rules of a bucket start. */
  int start(int bucket) {
    return starts[bucket];
  }

  /** Where the rules of a bucket end, exclusive. */
  int end(int bucket) {
    return starts[bucket + 1];
  }

  /** The rule at a place; rising within a bucket. */
  int rule(int at) {
    return rules[at];
  }

  /** The first rule of all buckets. */
  int firstRule() {
    return firstRule;
  }
}
