package dev.nirs.app;

/**
 * One thing that works here, or does not.
 *
 * @param state whether it works
 * @param subject what was looked at
 * @param what what was found
 * @param nextStep what to do about it; empty where nothing is to be done
 */
public record Finding(State state, String subject, String what, String nextStep) {

  /** Whether something works. */
  public enum State {
    /** It works. */
    OK,
    /** It does not, and nirs does without. */
    MISSING,
    /** It does not, and nirs needs it. */
    BROKEN
  }
}
