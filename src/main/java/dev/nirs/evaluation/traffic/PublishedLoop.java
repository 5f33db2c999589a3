package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * The loop and the responder of the talk's authors, written anew from what their program does: see
 * {@code docs/evaluation.md} for its oddities, all of which are kept.
 *
 * <p>Intervals include both their ends; flows that rules match are not fed to the responder; benign
 * flows are remembered only where an update takes place, and those of the first update are thrown
 * away; windows are cut by the newest alert known before the update.
 */
public final class PublishedLoop {
  private static final long IDLE = 60_000_000L;
  private static final long WINDOW = 600_000_000L;

  private final Trace trace;
  private final BitSet reported;
  private final double epsilon;
  private final long step;
  private final int mostRules;
  private final Deque<Integer> active = new ArrayDeque<>();
  private final boolean[] isActive;
  private final BitSet stopped = new BitSet();
  private final List<Decision> decisions = new ArrayList<>();
  private final PublishedLives lives;
  private List<Integer> alerts = new ArrayList<>();
  private List<Integer> benign = new ArrayList<>();
  private int added;

  /**
   * A run.
   *
   * @param trace the capture, its stamps in whole seconds
   * @param reported positions of the flows that the detector reports
   * @param epsilon share of the open benign flows that may hold the address, 0 to 1
   * @param step the interval, microseconds, more than 0
   * @param mostRules rules in force at most; the oldest goes
   */
  public PublishedLoop(Trace trace, BitSet reported, double epsilon, long step, int mostRules) {
    this.trace = trace;
    this.reported = reported;
    this.epsilon = epsilon;
    this.step = step;
    this.mostRules = mostRules;
    this.isActive = new boolean[trace.addressCount()];
    this.lives = new PublishedLives(trace);
  }

  /**
   * Runs the loop.
   *
   * @return what came of it; windows stand for updates
   */
  public ReplayResult run() {
    int intervals = 0;
    int last = reported.length() - 1;
    long start = last < 0 ? 0 : trace.time(0);
    while (last >= 0 && trace.time(last) > start) {
      intervals++;
      interval(start);
      start += step;
    }
    return ReplayResult.of(
        trace,
        stopped,
        lives.finish(start),
        new ReplayResult.Course(decisions.size(), intervals, added, decisions));
  }

  private void interval(long start) {
    int from = trace.countUntil(start - 1);
    int to = trace.countUntil(start + step);
    List<Integer> fresh = new ArrayList<>();
    boolean passed = false;
    for (int flow = from; flow < to; flow++) {
      boolean matched = hit(flow);
      boolean usable = Scope.PUBLISHED.sees(trace, flow);
      if (matched && crosses(flow)) {
        stopped.set(flow);
        lives.stopped(flow, isActive);
      }
      passed |= usable && reported.get(flow) && !stopped.get(flow);
      if (usable && !matched) {
        fresh.add(flow);
      }
    }
    if (passed) {
      update(fresh, start + step);
    }
  }

  private void update(List<Integer> fresh, long now) {
    long newest = alerts.stream().mapToLong(trace::time).max().orElse(Long.MIN_VALUE);
    boolean isFirst = alerts.isEmpty();
    if (isFirst) {
      benign.clear();
    } else {
      fresh.stream().filter(flow -> !reported.get(flow)).forEach(benign::add);
      benign.removeIf(flow -> trace.time(flow) <= newest - WINDOW);
    }
    List<Integer> further = fresh.stream().filter(reported::get).toList();
    if (further.isEmpty()) {
      decisions.add(new Decision(now, alerts.size(), benign.size(), List.of()));
      return;
    }
    if (isFirst || newest - trace.time(further.getFirst()) > IDLE) {
      alerts = new ArrayList<>(further);
    } else {
      alerts.addAll(further);
    }
    if (!isFirst) {
      alerts.removeIf(flow -> trace.time(flow) <= newest - WINDOW);
    }
    decide(now);
  }

  private void decide(long now) {
    AddressVote vote = new AddressVote(trace.addressCount());
    for (boolean asSource : new boolean[] {true, false}) {
      alerts.stream()
          .filter(flow -> !hit(flow))
          .forEach(flow -> vote.alert(HeuristicStrategy.end(trace, flow, asSource)));
    }
    int open = 0;
    for (int flow : benign) {
      if (!hit(flow)) {
        open++;
        vote.benign(trace.source(flow));
        vote.benign(trace.destination(flow));
      }
    }
    OptionalInt winner = vote.winner(epsilon * open);
    List<Rule> rules = new ArrayList<>();
    if (winner.isPresent() && !isActive[winner.getAsInt()]) {
      add(winner.getAsInt(), now);
      rules.add(HeuristicStrategy.sourceRule(trace.address(winner.getAsInt())));
    }
    decisions.add(new Decision(now, alerts.size(), benign.size(), rules));
  }

  private void add(int address, long now) {
    added++;
    active.add(address);
    isActive[address] = true;
    lives.begin(address, now);
    if (active.size() > mostRules) {
      int oldest = active.remove();
      isActive[oldest] = false;
      lives.end(oldest, now);
    }
  }

  private boolean hit(int flow) {
    return isActive[trace.source(flow)] && trace.sentForward(flow)
        || isActive[trace.destination(flow)] && trace.sentBackward(flow);
  }

  private boolean crosses(int flow) {
    return Scope.PUBLISHED.sees(trace, flow);
  }
}
