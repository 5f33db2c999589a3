package dev.nirs.evaluation.traffic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * What came of a replay.
 *
 * @param trace the capture
 * @param stopped positions of the flows that were stopped; not to be changed
 * @param classes counts by label; benign flows first
 * @param lives the rules' times in force
 * @param reaction how soon the first attack flow was stopped
 * @param load how many rules were in force
 * @param course how it went
 */
public record ReplayResult(
    Trace trace,
    BitSet stopped,
    List<ClassCount> classes,
    List<RuleLife> lives,
    Reaction reaction,
    RuleLoad load,
    Course course) {

  /** Copies the lists. */
  public ReplayResult {
    classes = List.copyOf(classes);
    lives = List.copyOf(lives);
  }

  /**
   * How a replay went.
   *
   * @param windows alert windows that opened
   * @param intervals update intervals, 0 without updates
   * @param rules rules decided in all, those decided anew included
   * @param decisions the moments at which a strategy was asked
   */
  public record Course(int windows, long intervals, int rules, List<Decision> decisions) {
    /** Copies the list. */
    public Course {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Counts of one label.
   *
   * @param label the sensor's own words; hostile text
   * @param flows flows with it
   * @param stopped those that were stopped
   */
  public record ClassCount(String label, long flows, long stopped) {}

  /**
   * How soon the response came.
   *
   * @param toFirstBlock microseconds from the first attack flow to the first one that was stopped;
   *     empty where none was
   * @param attacksBefore attack flows that passed before it; all of them where none was stopped
   */
  public record Reaction(OptionalLong toFirstBlock, long attacksBefore) {}

  static ReplayResult of(Trace trace, BitSet stopped, List<RuleLife> lives, Course course) {
    return new ReplayResult(
        trace,
        stopped,
        classes(trace, stopped),
        lives,
        reaction(trace, stopped),
        RuleLoad.of(trace, lives),
        course);
  }

  /**
   * Attack flows of the capture.
   *
   * @return 0 or more
   */
  public long attackFlows() {
    return trace.size() - benignFlows();
  }

  /**
   * Benign flows of the capture.
   *
   * @return 0 or more
   */
  public long benignFlows() {
    return classes.getFirst().flows();
  }

  /**
   * Attack flows that were stopped.
   *
   * @return 0 or more
   */
  public long blockedAttack() {
    return stopped.cardinality() - blockedBenign();
  }

  /**
   * Benign flows that were stopped.
   *
   * @return 0 or more
   */
  public long blockedBenign() {
    return classes.getFirst().stopped();
  }

  private static List<ClassCount> classes(Trace trace, BitSet stopped) {
    List<String> names = trace.labelNames();
    long[] flows = new long[names.size()];
    long[] blocked = new long[names.size()];
    for (int i = 0; i < trace.size(); i++) {
      flows[trace.label(i)]++;
      blocked[trace.label(i)] += stopped.get(i) ? 1 : 0;
    }
    List<ClassCount> counts = new ArrayList<>();
    for (int label = 0; label < flows.length; label++) {
      counts.add(new ClassCount(names.get(label), flows[label], blocked[label]));
    }
    return counts;
  }

  private static Reaction reaction(Trace trace, BitSet stopped) {
    long first = 0;
    long before = 0;
    for (int i = 0; i < trace.size(); i++) {
      if (!trace.isAttack(i)) {
        continue;
      }
      first = before == 0 && !stopped.get(i) ? trace.time(i) : first;
      if (stopped.get(i)) {
        long start = before == 0 ? trace.time(i) : first;
        return new Reaction(OptionalLong.of(trace.time(i) - start), before);
      }
      before++;
    }
    return new Reaction(OptionalLong.empty(), before);
  }
}
