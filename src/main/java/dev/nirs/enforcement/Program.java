package dev.nirs.enforcement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs one program in a folder, with an environment of its own.
 *
 * @param folder where it runs; holds the lock file of iptables, so that the machine's is not waited
 *     for
 * @param timeout after which it is ended, with all that it started
 */
record Program(Path folder, Duration timeout) {

  /** Runs it to its end; whether it ended in time, and well. */
  boolean run(List<String> command) throws OracleException {
    try {
      Process process = start(command);
      try {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
            && process.exitValue() == 0;
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new OracleException(command.get(0) + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OracleException("interrupted while " + command.get(0) + " ran", e);
    }
  }

  /** What it and its children wrote outside of files of their own. */
  String said() throws OracleException {
    try {
      return new String(Files.readAllBytes(output()), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new OracleException(output() + " cannot be read", e);
    }
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output().toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path + ":/usr/local/sbin:/usr/sbin:/sbin");
    environment.put("LC_ALL", "C");
    environment.put("XTABLES_LOCKFILE", folder.resolve("xtables.lock").toString());
    return builder.start();
  }

  private Path output() {
    return folder.resolve("output");
  }
}
