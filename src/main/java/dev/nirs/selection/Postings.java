package dev.nirs.selection;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For every candidate of a window, which alerts it matches and which benign flows it hits. */
final class Postings {
  private final Map<AtomicCandidate, Entry> entries = new LinkedHashMap<>();

  private Postings() {}

  static Postings of(AlertWindow window, ChoiceSettings settings) {
    Postings postings = new Postings();
    List<Alert> alerts = window.alerts();
    for (int i = 0; i < alerts.size(); i++) {
      for (AtomicCandidate candidate : AtomicCandidate.of(alerts.get(i).flow().tuple())) {
        postings.entry(candidate, settings).alerts.add(i);
      }
    }
    postings.entries.values().removeIf(entry -> !entry.isAllowed);
    List<Flow> benign = window.benign();
    for (int i = 0; i < benign.size(); i++) {
      postings.addBenign(benign.get(i), i, settings.benignCount());
    }
    return postings;
  }

  List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  private Entry entry(AtomicCandidate candidate, ChoiceSettings settings) {
    return entries.computeIfAbsent(
        candidate,
        key -> new Entry(key, key.version() == settings.version() && settings.allowed().test(key)));
  }

  private void addBenign(Flow flow, int index, BenignCount count) {
    add(AtomicCandidate.of(flow.tuple()), index);
    if (count == BenignCount.BOTH) {
      add(AtomicCandidate.of(flow.tuple().reversed()), index);
    }
  }

  private void add(List<AtomicCandidate> candidates, int index) {
    for (AtomicCandidate candidate : candidates) {
      Entry entry = entries.get(candidate);
      if (entry != null) {
        entry.benign.add(index);
      }
    }
  }

  /** A candidate and what it matches. */
  static final class Entry {
    final AtomicCandidate candidate;
    final boolean isAllowed;
    final Numbers alerts = new Numbers();
    final Numbers benign = new Numbers();

    Entry(AtomicCandidate candidate, boolean isAllowed) {
      this.candidate = candidate;
      this.isAllowed = isAllowed;
    }
  }

  /** Rising numbers, each once. */
  static final class Numbers {
    private int[] values = new int[2];
    private int size;

    void add(int value) {
      if (size > 0 && values[size - 1] == value) {
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int notIn(BitSet set) {
      int count = 0;
      for (int i = 0; i < size; i++) {
        count += set.get(values[i]) ? 0 : 1;
      }
      return count;
    }

    void addTo(BitSet set) {
      for (int i = 0; i < size; i++) {
        set.set(values[i]);
      }
    }

    int size() {
      return size;
    }
  }
}
