package dev.nirs.cli;

import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that says by which ports hosts are managed. */
final class ManagementPortOption {
  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      split = ",",
      defaultValue = "22",
      description =
          "TCP ports that no rule may close to everyone; 0: none (default: ${DEFAULT-VALUE}).")
  private Set<Integer> ports = Set.of();

  /**
   * The ports, without the 0 that stands for none.
   *
   * @throws IllegalArgumentException naming a number that is no port
   */
  Set<Integer> ports() {
    for (int port : ports) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException(
            "--management-port " + port + " is no port; expected 0 to 65535");
      }
    }
    Set<Integer> named = new HashSet<>(ports);
    named.remove(0);
    return named;
  }
}
