package dev.nirs.rule.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a rule stands behind the decisions made before it. */
final class Standing {
  private final Meaning meaning;
  private final Fate fate;
  private final List<Step> near;

  /** A rule behind those steps that its packets may meet, in their order. */
  Standing(Meaning meaning, Fate fate, List<Step> near) {
    this.meaning = meaning;
    this.fate = fate;
    this.near = near;
  }

  /** Everything about a rule of a chain whose end has a fate of its own. */
  List<Finding> findings(Fate end, String chain) {
    if (meaning.boxes().isEmpty()) {
      return List.of(new Finding.MatchesNothing());
    }
    List<Finding> findings = new ArrayList<>();
    switch (reach()) {
      case Containment.Proven proven -> {
        return List.of(taken());
      }
      case Containment.Refuted refuted ->
          findings.add(
              end.equals(fate)
                  ? new Finding.PolicyAgrees(refuted.counterexample())
                  : new Finding.Adds(refuted.counterexample()));
      case Containment.NotProven open ->
          findings.add(new Finding.NotProven("whether a packet is left for it", open.reason()));
    }
    List<Place> redundant = redundant(chain);
    if (!redundant.isEmpty()) {
      findings.add(new Finding.MakesRedundant(redundant));
    }
    findings.addAll(overlaps(redundant, findings.get(0) instanceof Finding.NotProven));
    return findings;
  }

  /** Whether the steps before decide about all of its packets. */
  Containment reach() {
    return Cover.of(meaning, near.stream().map(Step::meaning).toList());
  }

  /** Which steps decide about all of its packets, where some do. */
  Finding taken() {
    List<Step> takers = takers();
    boolean same = takers.stream().allMatch(s -> s.fate().equals(fate));
    return same
        ? new Finding.Covered(takers.stream().map(Step::place).distinct().toList())
        : new Finding.NeverReached(
            takers.stream().map(s -> new Finding.Taker(s.place(), s.fate())).distinct().toList());
  }

  private List<Step> takers() {
    for (Step step : near) {
      if (Cover.of(meaning, List.of(step.meaning())) instanceof Containment.Proven) {
        return List.of(step);
      }
    }
    List<Step> takers = new ArrayList<>();
    Remainder left = new Remainder(meaning.boxes());
    for (Step step : near) {
      if (step.meaning().isDecidedWithin(meaning) && left.overlaps(step.meaning().boxes())) {
        left.take(step.meaning().boxes());
        takers.add(step);
      }
    }
    return takers;
  }

  /** Rules of the same chain that it does the work of, with nothing in between that would. */
  private List<Place> redundant(String chain) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < near.size(); i++) {
      Step step = near.get(i);
      boolean candidate =
          step.fate().equals(fate)
              && (step.place().suggested() || step.place().chain().equals(chain));
      if (candidate
          && Cover.of(step.meaning(), List.of(meaning)) instanceof Containment.Proven
          && isUndisputed(step, near.subList(i + 1, near.size()))) {
        places.add(step.place());
      }
    }
    return places;
  }

  /** All that its packets may meet is near, since they are packets of this rule too. */
  private boolean isUndisputed(Step step, List<Step> behind) {
    return behind.stream()
        .noneMatch(s -> !s.fate().equals(fate) && s.meaning().mayOverlap(step.meaning()));
  }

  /** What the steps before do to some of its packets; those it makes redundant are left out. */
  private List<Finding> overlaps(List<Place> redundant, boolean isOpen) {
    Map<Fate, List<Place>> places = new LinkedHashMap<>();
    Map<Fate, Witness> examples = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Step step : near) {
      boolean unread = step.meaning().isPartlyUnread();
      if (unread && !isOpen) {
        findings.add(open(step));
      } else if (!unread
          && !redundant.contains(step.place())
          && Cover.overlap(meaning, step.meaning()) instanceof Overlap.Shared shared) {
        places.computeIfAbsent(step.fate(), f -> new ArrayList<>()).add(step.place());
        examples.putIfAbsent(step.fate(), shared.example());
      }
    }
    examples.forEach(
        (other, example) -> {
          List<Place> rules = places.getOrDefault(other, List.of());
          findings.add(
              other.equals(fate)
                  ? new Finding.Overlaps(rules, example)
                  : new Finding.TakenBefore(rules, other, example));
        });
    return findings;
  }

  private static Finding open(Step step) {
    return new Finding.NotProven(
        "whether " + step.place() + " decides about some of its packets",
        "it depends on " + Opaque.texts(step.meaning().opaque()));
  }
}
