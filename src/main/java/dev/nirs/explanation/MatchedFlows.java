package dev.nirs.explanation;

import dev.nirs.rule.Rule;
import dev.nirs.rule.algebra.CompiledRuleset;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which flows of a window rules would have blocked, counted as verification counts them: alerts
 * that are surely matched, benign flows that may be hit. Safe for several threads.
 */
public final class MatchedFlows {
  private final CompiledRuleset rules;
  private final BenignCount count;

  /**
   * Makes rules ready to be asked about flows.
   *
   * @param rules the rules; none block nothing
   * @param count which packets of a benign flow count as hit
   */
  public MatchedFlows(List<Rule> rules, BenignCount count) {
    this.rules = CompiledRuleset.of(rules);
    this.count = count;
  }

  /**
   * Whether a rule stops an alert's flow.
   *
   * @param alert the alert
   * @return true where at least one rule surely matches its first packet
   */
  public boolean stops(Alert alert) {
    return rules.firstMatch(alert.flow().tuple()) != CompiledRuleset.NONE;
  }

  /**
   * Whether a rule may hit a benign flow.
   *
   * @param flow the flow
   * @return true unless every rule surely leaves it alone
   */
  public boolean hits(Flow flow) {
    return count == BenignCount.BOTH
        ? rules.mayHit(flow.tuple())
        : rules.mayHitForward(flow.tuple());
  }

  /**
   * The alerts that are stopped.
   *
   * @param window the window
   * @param offset alerts left out at the front, 0 or more
   * @param limit most alerts, 1 or more
   * @return in the window's order
   */
  public Slice<Alert> alerts(AlertWindow window, int offset, int limit) {
    return slice(window.alerts(), this::stops, offset, limit);
  }

  /**
   * The benign flows that are hit.
   *
   * @param window the window
   * @param offset flows left out at the front, 0 or more
   * @param limit most flows, 1 or more
   * @return in the window's order
   */
  public Slice<Flow> benign(AlertWindow window, int offset, int limit) {
    return slice(window.benign(), this::hits, offset, limit);
  }

  /**
   * How many alerts are stopped.
   *
   * @param window the window
   * @return 0 or more
   */
  public int alerts(AlertWindow window) {
    return (int) window.alerts().stream().filter(this::stops).count();
  }

  /**
   * How many benign flows are hit.
   *
   * @param window the window
   * @return 0 or more
   */
  public int benign(AlertWindow window) {
    return (int) window.benign().stream().filter(this::hits).count();
  }

  private static <T> Slice<T> slice(List<T> flows, Predicate<T> wanted, int offset, int limit) {
    List<T> items = new ArrayList<>();
    int total = 0;
    for (T flow : flows) {
      if (wanted.test(flow)) {
        if (total >= offset && items.size() < limit) {
          items.add(flow);
        }
        total++;
      }
    }
    return new Slice<>(items, offset, total);
  }

  /**
   * A part of the flows found.
   *
   * @param items the part
   * @param offset flows before it
   * @param total flows found in all
   * @param <T> alert or flow
   */
  public record Slice<T>(List<T> items, int offset, int total) {

    /** Copies the list. */
    public Slice {
      items = List.copyOf(items);
    }

    /**
     * Where the part after this one begins.
     *
     * @return the offset to ask for next; {@code total} or more where this is the last part
     */
    public int end() {
      return offset + items.size();
    }

    /**
     * Whether there is a part after this one.
     *
     * @return true where flows are left
     */
    public boolean hasMore() {
      return end() < total && !items.isEmpty();
    }
  }
}
