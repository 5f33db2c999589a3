package dev.nirs.prompt;

/**
 * Some lines of a prompt that can be left out.
 *
 * @param place the place of the template they go to
 * @param text the lines, without the last line end
 * @param name what they are called when they are left out
 * @param rank how soon they go
 * @param index place in its list, from 0; within a rank the later goes before the earlier
 */
record Piece(String place, String text, String name, Rank rank, int index) {

  /** What goes first, first. */
  enum Rank {
    /** The second example and later ones. */
    FURTHER_EXAMPLE,
    /** Rules that a person refused elsewhere. */
    WARNING,
    /** From the fifth entry of a list. */
    LONG_TAIL,
    /** The role of a host that the window does not show. */
    ROLE_ELSEWHERE,
    /** A rule in force. */
    CURRENT_RULE,
    /** From the second entry of a list. */
    TAIL,
    /** The role of a host in the window. */
    ROLE_HERE,
    /** What the playbook says. */
    ADVICE,
    /** The first example. */
    FIRST_EXAMPLE,
    /** The first entry of a list. */
    HEAD;

    /** The rank of an entry of a list, most important first. */
    static Rank ofEntry(int index) {
      return index == 0 ? HEAD : index < 4 ? TAIL : LONG_TAIL;
    }
  }
}
