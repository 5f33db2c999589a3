package dev.nirs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the tests in a JVM of its own, which may be killed at any instant: it says {@code
 * READY}, then a line for each thing that it acknowledges.
 */
public final class ChildProcess {
  private final Process process;
  private final BufferedReader out;

  private ChildProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the main method of a class. */
  public static ChildProcess start(Class<?> program, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Waits until it says that it is ready. */
  public void awaitReady() throws IOException {
    assertThat(out.readLine()).isEqualTo("READY");
  }

  /** The process, to be waited for. */
  public Process process() {
    return process;
  }

  /** Kills it (SIGKILL); what it said before can still be read. */
  public void kill() {
    // the process itself would close the pipe with what is still in it
    process.toHandle().destroyForcibly();
  }

  /**
   * What it said, to its end. Only whole lines count: a last one without line end was not
   * acknowledged.
   */
  public List<String> said() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int c = out.read(); c >= 0; c = out.read()) {
      rest.append((char) c);
    }
    String whole = rest.substring(0, rest.lastIndexOf("\n") + 1);
    assertThat(whole).doesNotContain("WRONG", "Exception");
    return whole.lines().toList();
  }

  /** Within the process: says a line by one write, so that a reader never sees two mixed. */
  public static synchronized void say(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
