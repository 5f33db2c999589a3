package dev.nirs.evaluation.traffic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lives of the source rules of the published loop. */
final class PublishedLives {
  private final Trace trace;
  private final Map<Integer, long[]> open = new LinkedHashMap<>();
  private final List<RuleLife> lives = new ArrayList<>();

  PublishedLives(Trace trace) {
    this.trace = trace;
  }

  void begin(int address, long now) {
    open.put(address, new long[] {now, 0, 0});
  }

  void stopped(int flow, boolean[] isActive) {
    int kind = trace.isAttack(flow) ? 1 : 2;
    if (isActive[trace.source(flow)] && trace.sentForward(flow)) {
      open.getOrDefault(trace.source(flow), new long[3])[kind]++;
    }
    if (isActive[trace.destination(flow)] && trace.sentBackward(flow)) {
      open.getOrDefault(trace.destination(flow), new long[3])[kind]++;
    }
  }

  void end(int address, long now) {
    close(address, now, RuleLife.End.DISPLACED);
  }

  List<RuleLife> finish(long now) {
    for (int address : List.copyOf(open.keySet())) {
      close(address, now, RuleLife.End.STILL_ACTIVE);
    }
    return lives;
  }

  private void close(int address, long now, RuleLife.End end) {
    long[] life = open.getOrDefault(address, new long[3]);
    open.remove(address);
    lives.add(
        new RuleLife(
            HeuristicStrategy.sourceRule(trace.address(address)),
            life[0],
            Math.max(now, life[0]),
            end,
            life[1],
            life[2]));
  }
}
