package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For every atomic rule that matches an alert of a trace: which alerts it matches and which benign
 * flows it hits.
 *
 * <p>A posting list covers the whole trace; what lies within a window is found by two binary
 * searches, so a window that moves costs nothing to follow. Safe for use by several threads.
 */
final class KeyIndex {
  /** Where a flow has no key of a kind. */
  static final int NONE = -1;

  private final DetectedTrace seen;
  private final BenignCount direction;
  private final AtomicKeys keys;
  private final LongIntHashMap numbers = new LongIntHashMap();
  private final int[] alertKeys;
  private final IntArrayList firstAlert = new IntArrayList();
  private final Csr alerts;
  private final Csr benign;
  private final ConcurrentHashMap<Integer, Rule> rules = new ConcurrentHashMap<>();

  private KeyIndex(DetectedTrace seen, BenignCount direction) {
    this.seen = seen;
    this.direction = direction;
    this.keys = new AtomicKeys(seen.trace());
    this.alertKeys = numberAlerts();
    this.alerts = Csr.ofRows(alertKeys, AtomicKeys.KINDS, numbers.size());
    this.benign = benignHits();
  }

  static KeyIndex of(DetectedTrace seen, BenignCount direction) {
    return new KeyIndex(seen, direction);
  }

  /** How many keys there are; they are numbered from 0. */
  int size() {
    return numbers.size();
  }

  /** The key of a kind of an alert, or NONE. */
  int keyOf(int alert, int kind) {
    return alertKeys[alert * AtomicKeys.KINDS + kind];
  }

  Posting alerts(int key) {
    return alerts.row(key);
  }

  Posting benign(int key) {
    return benign.row(key);
  }

  /** The kind of a key: its place in the order that decides ties. */
  int kind(int key) {
    int row = firstAlert.get(key);
    return row % AtomicKeys.KINDS;
  }

  /** The rule of a key, in chain INPUT. */
  Rule rule(int key) {
    return rules.computeIfAbsent(key, this::make);
  }

  private Rule make(int key) {
    int row = firstAlert.get(key);
    int flow = seen.alert(row / AtomicKeys.KINDS);
    return keys.candidate(flow, row % AtomicKeys.KINDS).rule("INPUT");
  }

  /** The keys whose rules hit a benign flow, each once; filled up with NONE. */
  void keysHitting(int benignNumber, long[] scratch, int[] found) {
    Arrays.fill(found, NONE);
    int flow = seen.benign(benignNumber);
    keys.of(flow, false, false, scratch);
    look(scratch, found, 0);
    if (direction == BenignCount.BOTH) {
      keys.of(flow, true, false, scratch);
      look(scratch, found, AtomicKeys.KINDS);
      for (int kind = 0; kind < AtomicKeys.KINDS; kind++) {
        if (found[kind] == found[AtomicKeys.KINDS + kind]) {
          found[AtomicKeys.KINDS + kind] = NONE;
        }
      }
    }
  }

  private void look(long[] scratch, int[] found, int from) {
    for (int kind = 0; kind < AtomicKeys.KINDS; kind++) {
      if (scratch[kind] != AtomicKeys.NONE) {
        found[from + kind] = numbers.getOrDefault(scratch[kind], NONE);
      }
    }
  }

  private int[] numberAlerts() {
    int[] rows = new int[Math.multiplyExact(seen.alertCount(), AtomicKeys.KINDS)];
    long[] scratch = new long[AtomicKeys.KINDS];
    for (int alert = 0; alert < seen.alertCount(); alert++) {
      keys.of(seen.alert(alert), false, true, scratch);
      for (int kind = 0; kind < AtomicKeys.KINDS; kind++) {
        int row = alert * AtomicKeys.KINDS + kind;
        rows[row] = scratch[kind] == AtomicKeys.NONE ? NONE : number(scratch[kind], row);
      }
    }
    return rows;
  }

  private int number(long key, int row) {
    int slot = numbers.indexOf(key);
    if (numbers.indexExists(slot)) {
      return numbers.indexGet(slot);
    }
    int number = numbers.size();
    numbers.indexInsert(slot, key, number);
    firstAlert.add(row);
    return number;
  }

  private Csr benignHits() {
    IntArrayList hitKeys = new IntArrayList();
    IntArrayList hitFlows = new IntArrayList();
    long[] scratch = new long[AtomicKeys.KINDS];
    int[] found = new int[2 * AtomicKeys.KINDS];
    for (int number = 0; number < seen.benignCount(); number++) {
      keysHitting(number, scratch, found);
      for (int key : found) {
        if (key != NONE) {
          hitKeys.add(key);
          hitFlows.add(number);
        }
      }
    }
    return Csr.ofPairs(hitKeys, hitFlows, size());
  }
}
