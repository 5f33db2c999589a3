package dev.nirs.selection;

/** The candidates of a window by number, and how they are ranked where the counts tie. */
interface CandidateList {

  int size();

  Candidate candidate(int number);

  /**
   * The first part of the order of ties as a number, which is compared faster: the less is taken
   * first.
   */
  long rank(int number);

  /** Negative where the first is to be taken before the second; 0 only for one and the same. */
  int compareTies(int first, int second);

  /**
   * Which rule the candidate can share with others: those of one group are ports of one rule.
   *
   * @return the group, or {@link LongIndex#ABSENT} for a candidate that needs a rule of its own
   */
  int group(int number);

  /** The slots of multiport it takes in a rule of its group: 1 for a port, 2 for a range. */
  int slots(int number);
}
