package dev.nirs.evaluation.traffic;

/**
 * An atomic key with what it would newly match; the better one comes first: most alerts, then
 * fewest benign flows, then S, P, D, C, then the rule's text.
 */
record KeyCandidate(KeyIndex keys, int key, int gain, int cost)
    implements Comparable<KeyCandidate> {

  @Override
  public int compareTo(KeyCandidate other) {
    if (gain != other.gain) {
      return Integer.compare(other.gain, gain);
    }
    if (cost != other.cost) {
      return Integer.compare(cost, other.cost);
    }
    int kind = Integer.compare(keys.kind(key), keys.kind(other.key));
    return kind != 0 || key == other.key
        ? kind
        : keys.rule(key).canonical().compareTo(keys.rule(other.key).canonical());
  }
}
