package dev.nirs.selection;

import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The greedy choice over atomic candidates (the talk, "NIRS baseline"; design, section 3).
 *
 * <p>Repeats: among candidates that match an alert not yet matched and keep the benign flows hit by
 * the whole ruleset at most floor(epsilon x benign window), takes the one with most newly matched
 * alerts; ties go to fewest newly hit benign flows, then to the kind's order, then to the rule's
 * text. Gains only shrink as rules are added, so candidates are looked at again only when their
 * last known gain still reaches the best (lazy greedy); the result is that of looking at all.
 */
public final class GreedyChoice {
  private final AlertWindow window;
  private final ChoiceSettings settings;
  private final BitSet matched;
  private final BitSet hit;
  private final PriorityQueue<Scored> queue =
      new PriorityQueue<>(Comparator.comparingInt(s -> -s.gain));

  private GreedyChoice(AlertWindow window, ChoiceSettings settings, BitSet matched, BitSet hit) {
    this.window = window;
    this.settings = settings;
    this.matched = (BitSet) matched.clone();
    this.hit = (BitSet) hit.clone();
  }

  /**
   * Chooses rules for a whole window.
   *
   * @param window the window
   * @param settings bounds
   * @return the rules, perhaps none
   */
  public static Choice choose(AlertWindow window, ChoiceSettings settings) {
    return complete(window, settings, new BitSet(), new BitSet());
  }

  /**
   * Chooses rules for the alerts that other rules leave over.
   *
   * @param window the window
   * @param settings bounds; the rules already there are not counted in {@code maxRules}
   * @param matched alerts already matched, by position in the window
   * @param hit benign flows already hit, by position in the window
   * @return the further rules, perhaps none
   */
  public static Choice complete(
      AlertWindow window, ChoiceSettings settings, BitSet matched, BitSet hit) {
    return new GreedyChoice(window, settings, matched, hit).run();
  }

  private Choice run() {
    for (Postings.Entry entry : Postings.of(window, settings).entries()) {
      queue.add(new Scored(entry, entry.alerts.size(), 0));
    }
    int allowed = ChoiceSettings.allowedBenign(window.benign().size(), settings.epsilon());
    List<Choice.Chosen> rules = new ArrayList<>();
    Optional<Scored> best = rules.size() < settings.maxRules() ? best(allowed) : Optional.empty();
    while (best.isPresent()) {
      take(best.get(), rules);
      best = rules.size() < settings.maxRules() ? best(allowed) : Optional.empty();
    }
    return new Choice(rules, matched.cardinality(), hit.cardinality());
  }

  private void take(Scored best, List<Choice.Chosen> rules) {
    AtomicCandidate candidate = best.entry.candidate;
    rules.add(new Choice.Chosen(candidate, candidate.rule(settings.chain()), best.gain, best.cost));
    best.entry.alerts.addTo(matched);
    best.entry.benign.addTo(hit);
  }

  /**
   * The best candidate within the bound; those that can never come back are dropped from the queue.
   */
  private Optional<Scored> best(int allowed) {
    int room = allowed - hit.cardinality();
    Optional<Scored> best = Optional.empty();
    List<Scored> looked = new ArrayList<>();
    int reach = 1;
    for (Scored next = queue.peek(); next != null && next.gain >= reach; next = queue.peek()) {
      queue.remove();
      Scored now =
          new Scored(next.entry, next.entry.alerts.notIn(matched), next.entry.benign.notIn(hit));
      if (now.gain == 0 || now.cost > room) {
        continue; // neither can change: gains shrink, and what is hit only grows
      }
      looked.add(now);
      if (best.isEmpty() || precedes(now, best.get())) {
        best = Optional.of(now);
        reach = now.gain;
      }
    }
    Scored chosen = best.orElse(null);
    looked.stream().filter(scored -> !scored.equals(chosen)).forEach(queue::add);
    return best;
  }

  private boolean precedes(Scored a, Scored b) {
    if (a.gain != b.gain) {
      return a.gain > b.gain;
    }
    if (a.cost != b.cost) {
      return a.cost < b.cost;
    }
    int order = a.entry.candidate.kind().compareTo(b.entry.candidate.kind());
    return order != 0 ? order < 0 : text(a).compareTo(text(b)) < 0;
  }

  private String text(Scored scored) {
    return scored.entry.candidate.rule(settings.chain()).canonical();
  }

  /** A candidate with its gain and cost when it was last looked at. */
  private record Scored(Postings.Entry entry, int gain, int cost) {}
}
