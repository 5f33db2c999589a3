package dev.nirs.cli;

/** The command {@code nirs}. */
public final class Main {
  private Main() {}

  /**
   * Runs a command.
   *
   * @param arguments as the shell gives them
   */
  public static void main(String[] arguments) {
    System.err.println("nirs");
  }
}
