package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The greedy choice over a table of candidates (the talk, "NIRS baseline"; design, section 3).
 *
 * <p>Repeats: among candidates that match an alert not yet matched and keep the benign flows hit by
 * the whole ruleset at most floor(epsilon x benign window), takes the one with most newly matched
 * alerts; ties go to fewest newly hit benign flows, then to the order of the candidates.
 *
 * <p>An alert is newly matched once, so that keeping every candidate's gain exact takes as many
 * steps as there are postings. Gains only shrink: the queue may hold an old gain, which is looked
 * at again when it comes first. Costs shrink too and could bring a candidate forward, so they are
 * kept exact in the queue. Where every alert is matched, the rest of the queue is not looked at. A
 * candidate too dear for the room that is left stays so: a flow that lowers its cost lowers the
 * room as well.
 */
final class GreedyCover {
  private final CandidateTable table;
  private final ChoiceSettings settings;
  private final int[] alertWeights;
  private final int[] benignWeights;
  private final int[] gains;
  private final int[] costs;
  private final CandidateQueue queue;
  private final RuleLimit limit;
  private int room;
  private long open;

  private GreedyCover(CandidateTable table, ChoiceSettings settings, int room) {
    this.table = table;
    this.settings = settings;
    this.room = room;
    alertWeights = table.alertWeights();
    benignWeights = table.benignWeights();
    gains = table.alerts().totals();
    costs = table.benign().totals();
    queue = new CandidateQueue(table.candidates());
    limit = new RuleLimit(table.candidates(), settings.maxRules());
    open = Arrays.stream(alertWeights).asLongStream().sum();
  }

  /**
   * Chooses.
   *
   * @param table the candidates
   * @param settings bounds
   * @param room benign flows that may be hit, 0 or more
   * @return what was taken, in order
   */
  static List<Taken> choose(CandidateTable table, ChoiceSettings settings, int room) {
    return new GreedyCover(table, settings, room).run();
  }

  /** Chooses as well, and tells why groups of alerts are left over. */
  static Cover cover(CandidateTable table, ChoiceSettings settings, int room) {
    GreedyCover greedy = new GreedyCover(table, settings, room);
    List<Taken> taken = greedy.run();
    return new Cover(taken, greedy.room, greedy.left());
  }

  /** The groups that no rule taken matches, looked at only where there are any. */
  private List<Left> left() {
    List<Left> left = new ArrayList<>();
    Map<Integer, UnmatchedReason> known = new HashMap<>();
    for (int group = 0; open > 0 && group < alertWeights.length; group++) {
      if (alertWeights[group] > 0) {
        left.add(new Left(group, alertWeights[group], reason(group, known)));
      }
    }
    return left;
  }

  /** How far the best candidate of a group came. */
  private UnmatchedReason reason(int group, Map<Integer, UnmatchedReason> known) {
    UnmatchedReason nearest = UnmatchedReason.UNNAMED;
    Rows rows = table.alerts().byGroup;
    for (int i = rows.start(group);
        i < rows.end(group) && nearest != UnmatchedReason.RULE_LIMIT;
        i++) {
      int candidate = rows.value(i);
      UnmatchedReason reason =
          costs[candidate] > room
              ? UnmatchedReason.TOO_MUCH_BENIGN
              : known.computeIfAbsent(candidate, this::untaken);
      nearest = reason.compareTo(nearest) < 0 ? reason : nearest;
    }
    return nearest;
  }

  /** Why a candidate that fits was not taken: it is refused, or there was no rule left for it. */
  private UnmatchedReason untaken(int candidate) {
    Rule rule = table.candidate(candidate).rule(settings.chain());
    return settings.allowed().refusal(rule).orElse(UnmatchedReason.RULE_LIMIT);
  }

  private List<Taken> run() {
    for (int candidate = 0; candidate < gains.length; candidate++) {
      if (gains[candidate] > 0 && costs[candidate] <= room) {
        queue.append(candidate, CandidateQueue.key(gains[candidate], costs[candidate]));
      }
    }
    queue.heapify();
    List<Taken> taken = new ArrayList<>();
    while (open > 0 && !queue.isEmpty()) {
      int first = queue.first();
      if (gains[first] == 0 || costs[first] > room || !limit.admits(first)) {
        queue.removeFirst();
      } else if (gains[first] != CandidateQueue.gain(queue.key(first))) {
        queue.lowerFirst(CandidateQueue.key(gains[first], costs[first]));
      } else {
        queue.removeFirst();
        Rule rule = table.candidate(first).rule(settings.chain());
        if (settings.allowed().test(rule)) {
          taken.add(new Taken(first, rule, gains[first], costs[first]));
          take(first);
        }
      }
    }
    return taken;
  }

  private void take(int candidate) {
    limit.add(candidate);
    room -= costs[candidate];
    CandidateTable.Side alerts = table.alerts();
    for (int i = alerts.byCandidate.start(candidate); i < alerts.byCandidate.end(candidate); i++) {
      open -= lower(gains, alerts.byGroup, alertWeights, alerts.byCandidate.value(i));
    }
    CandidateTable.Side benign = table.benign();
    for (int i = benign.byCandidate.start(candidate); i < benign.byCandidate.end(candidate); i++) {
      int group = benign.byCandidate.value(i);
      if (lower(costs, benign.byGroup, benignWeights, group) > 0) {
        raise(benign.byGroup, group);
      }
    }
  }

  /** Takes the weight of a group, which is told, from all that match it. */
  private static int lower(int[] counts, Rows byGroup, int[] weights, int group) {
    int weight = weights[group];
    weights[group] = 0;
    if (weight > 0) {
      for (int i = byGroup.start(group); i < byGroup.end(group); i++) {
        counts[byGroup.value(i)] -= weight;
      }
    }
    return weight;
  }

  private void raise(Rows byGroup, int group) {
    for (int i = byGroup.start(group); i < byGroup.end(group); i++) {
      int other = byGroup.value(i);
      if (queue.holds(other)) {
        int gain = CandidateQueue.gain(queue.key(other));
        queue.raise(other, CandidateQueue.key(gain, costs[other]));
      }
    }
  }

  /**
   * A candidate taken.
   *
   * @param candidate its number
   * @param rule its rule
   * @param newAlerts alerts matched by it and by none before it, 1 or more
   * @param newBenign benign flows hit by it and by none before it, 0 or more
   */
  record Taken(int candidate, Rule rule, int newAlerts, int newBenign) {}

  /**
   * What was taken and what is left.
   *
   * @param taken candidates, in order
   * @param room benign flows that may still be hit
   * @param left groups of alerts that none of them matches
   */
  record Cover(List<Taken> taken, int room, List<Left> left) {}

  /**
   * A group of alerts that is left.
   *
   * @param group its number
   * @param alerts open alerts in it, 1 or more
   * @param reason why
   */
  record Left(int group, int alerts, UnmatchedReason reason) {}

  /** Counts rules against the limit; candidates of one group share rules of up to 15 ports. */
  private static final class RuleLimit {
    private final CandidateList candidates;
    private final int most;
    private int[] free = new int[16];
    private int count;

    RuleLimit(CandidateList candidates, int most) {
      this.candidates = candidates;
      this.most = most;
    }

    /** Whether the candidate needs no further rule, or one more is allowed. */
    boolean admits(int candidate) {
      int group = candidates.group(candidate);
      return count < most || group >= 0 && free(group) >= candidates.slots(candidate);
    }

    void add(int candidate) {
      int group = candidates.group(candidate);
      if (group < 0) {
        count++;
        return;
      }
      int slots = candidates.slots(candidate);
      int left = free(group);
      if (left < slots) {
        count++;
        left = Match.Multiport.MOST_SLOTS;
      }
      free[group] = left - slots;
    }

    private int free(int group) {
      if (group >= free.length) {
        free = Arrays.copyOf(free, Math.max(group + 1, free.length * 2));
      }
      return free[group];
    }
  }
}
