package dev.nirs.evaluation.traffic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The greedy choice over atomic keys at one moment of a replay (design, section 3).
 *
 * <p>Gains are kept exact by counting down when alerts are matched; costs are found when a key
 * first comes to the front and then counted down as benign flows are hit. So work grows with what
 * is matched, not with candidates times rules.
 */
final class AtomicChoice {
  private final KeyIndex keys;
  private final KeyCounts counts;
  private final Situation situation;
  private final Situation.Moment moment;
  private final BitSet open;
  private final BitSet hit;
  private final long[] scratch = new long[AtomicKeys.KINDS];
  private final int[] hitting = new int[2 * AtomicKeys.KINDS];
  private int left;
  private int hits;

  AtomicChoice(KeyIndex keys, KeyCounts counts, Situation situation) {
    this.keys = keys;
    this.counts = counts;
    this.situation = situation;
    this.moment = situation.moment();
    this.open = new BitSet(moment.alerts());
    open.set(0, moment.alerts());
    open.andNot(situation.covered());
    this.left = open.cardinality();
    this.hit = (BitSet) situation.hit().clone();
    this.hits = hit.cardinality();
  }

  /** The keys of the rules, in the order chosen. */
  List<KeyCandidate> run() {
    List<KeyCandidate> chosen = new ArrayList<>();
    counts.start(moment.alertFrom(), open);
    Optional<KeyCandidate> best = next(chosen.size());
    while (best.isPresent()) {
      take(best.get());
      chosen.add(best.get());
      best = next(chosen.size());
    }
    return chosen;
  }

  private Optional<KeyCandidate> next(int chosen) {
    if (left == 0 || chosen >= situation.bounds().maxRules()) {
      return Optional.empty();
    }
    Optional<KeyCandidate> first = counts.poll();
    while (first.isPresent()) {
      Optional<KeyCandidate> now = now(first.get());
      if (now.equals(first)) {
        return first;
      }
      now.ifPresent(counts::offer);
      first = counts.poll();
    }
    return first;
  }

  /** The candidate as it now stands; none where it is of no use any more. */
  private Optional<KeyCandidate> now(KeyCandidate candidate) {
    int key = candidate.key();
    int gain = counts.gain(key);
    if (gain == 0 || counts.cost(key) == KeyCounts.TOO_DEAR) {
      return Optional.empty();
    }
    if (counts.cost(key) == KeyCounts.UNKNOWN) {
      counts.setCost(key, cost(key));
    }
    int cost = counts.cost(key);
    if (cost > situation.allowed() - hits) {
      counts.setCost(key, KeyCounts.TOO_DEAR); // room shrinks at least as fast as costs
      return Optional.empty();
    }
    boolean same = gain == candidate.gain() && cost == candidate.cost();
    return Optional.of(same ? candidate : new KeyCandidate(keys, key, gain, cost));
  }

  /** What a key would newly hit; no less than the truth where that is beyond all bounds. */
  private int cost(int key) {
    Posting benign = keys.benign(key);
    int all = benign.count(moment.benignFrom(), moment.benignEnd());
    return hits == 0 || all == 0 || all > situation.allowed()
        ? all
        : benign.unmarked(moment.benignFrom(), moment.benignEnd(), hit);
  }

  private void take(KeyCandidate best) {
    Posting alerts = keys.alerts(best.key());
    int end = moment.alertEnd();
    for (int i = alerts.lower(moment.alertFrom()); i < alerts.to() && alerts.at(i) < end; i++) {
      int position = alerts.at(i) - moment.alertFrom();
      if (open.get(position)) {
        open.clear(position);
        left--;
        counts.countDown(alerts.at(i));
      }
    }
    if (best.cost() > 0) {
      hit(keys.benign(best.key()));
    }
  }

  private void hit(Posting benign) {
    int end = moment.benignEnd();
    for (int i = benign.lower(moment.benignFrom()); i < benign.to() && benign.at(i) < end; i++) {
      int position = benign.at(i) - moment.benignFrom();
      if (!hit.get(position)) {
        hit.set(position);
        hits++;
        cheapen(benign.at(i));
      }
    }
  }

  /** A flow that is hit now costs no further rule anything. */
  private void cheapen(int flow) {
    keys.keysHitting(flow, scratch, hitting);
    for (int key : hitting) {
      if (key != KeyIndex.NONE && counts.gain(key) > 0 && counts.cost(key) > 0) {
        counts.setCost(key, counts.cost(key) - 1);
        counts.offer(new KeyCandidate(keys, key, counts.gain(key), counts.cost(key)));
      }
    }
  }
}
