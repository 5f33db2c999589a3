package dev.nirs.cli;

/** Exit codes of the command. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** The answer is no: an invalid rule, nothing to suggest. */
  static final int NO = 1;

  /** Wrong options or unreadable input. */
  static final int USAGE = 2;

  /** Something the command needs is missing on this machine. */
  static final int ENVIRONMENT = 3;

  private ExitCode() {}
}
