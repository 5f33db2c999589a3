package dev.nirs.rule.algebra;

import java.util.List;
import java.util.stream.Collectors;

/** What a rule would mean at the end of a ruleset; {@link #words} says it in a sentence. */
public sealed interface Finding {

  /**
   * The finding in words.
   *
   * @return a clause without a capital or a full stop, with an example packet where there is one
   */
  String words();

  /** Its conditions contradict each other. */
  record MatchesNothing() implements Finding {
    @Override
    public String words() {
      return "matches nothing: its conditions contradict each other";
    }
  }

  /**
   * Rules before it do the same to all of its packets.
   *
   * @param by those rules
   */
  record Covered(List<Place> by) implements Finding {
    /** Copies the list. */
    public Covered {
      by = List.copyOf(by);
    }

    @Override
    public String words() {
      return "already covered by " + list(by) + (by.size() > 1 ? " together" : "");
    }
  }

  /**
   * Rules before it decide about all of its packets, and not as it would.
   *
   * @param by those rules, each with what it does
   */
  record NeverReached(List<Taker> by) implements Finding {
    /** Copies the list. */
    public NeverReached {
      by = List.copyOf(by);
    }

    @Override
    public String words() {
      String rules =
          by.stream().limit(MOST_NAMED).map(Taker::toString).collect(Collectors.joining(", "))
              + more(by.size());
      return "never reached: " + rules + (by.size() > 1 ? " all of its packets" : " the same");
    }
  }

  /**
   * A rule and what it does.
   *
   * @param place the rule
   * @param fate what becomes of its packets
   */
  record Taker(Place place, Fate fate) {
    /** {@code rule 2 of INPUT accepts}. */
    @Override
    public String toString() {
      return place + " " + fate.verb();
    }
  }

  /**
   * It changes what becomes of some packets.
   *
   * @param example one that no rule before it decides about
   */
  record Adds(Witness example) implements Finding {
    @Override
    public String words() {
      return "adds to the ruleset: nothing before it decides about " + example;
    }
  }

  /**
   * It reaches packets, but the policy of the chain does the same to them.
   *
   * @param example one that no rule before it decides about
   */
  record PolicyAgrees(Witness example) implements Finding {
    @Override
    public String words() {
      return "needless: the policy of the chain does the same to what reaches it, such as "
          + example;
    }
  }

  /**
   * Rules before it decide otherwise about some of its packets.
   *
   * @param by those rules
   * @param fate what they do
   * @param example a packet of it and the first of them
   */
  record TakenBefore(List<Place> by, Fate fate, Witness example) implements Finding {
    /** Copies the list. */
    public TakenBefore {
      by = List.copyOf(by);
    }

    @Override
    public String words() {
      return "never sees what " + list(by) + " " + fate.verb() + ", such as " + example;
    }
  }

  /**
   * Rules before it do the same to some of its packets.
   *
   * @param with those rules
   * @param example a packet of it and the first of them
   */
  record Overlaps(List<Place> with, Witness example) implements Finding {
    /** Copies the list. */
    public Overlaps {
      with = List.copyOf(with);
    }

    @Override
    public String words() {
      return "overlaps " + list(with) + ", such as in " + example;
    }
  }

  /**
   * It does all that rules before it do, so that they could go.
   *
   * @param rules those rules
   */
  record MakesRedundant(List<Place> rules) implements Finding {
    /** Copies the list. */
    public MakesRedundant {
      rules = List.copyOf(rules);
    }

    @Override
    public String words() {
      return "makes " + list(rules) + " redundant";
    }
  }

  /**
   * Something about it cannot be decided.
   *
   * @param question what
   * @param reason why
   */
  record NotProven(String question, String reason) implements Finding {
    @Override
    public String words() {
      return "not proven " + question + ": " + reason;
    }
  }

  /** Rules named in a sentence; the others are counted. */
  int MOST_NAMED = 5;

  private static String list(List<Place> places) {
    return places.stream().limit(MOST_NAMED).map(Place::toString).collect(Collectors.joining(", "))
        + more(places.size());
  }

  private static String more(int count) {
    return count > MOST_NAMED ? " and " + (count - MOST_NAMED) + " more" : "";
  }
}
