package dev.nirs.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as a process of its own, which says on standard error where it listens. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("listening on (http://[^ ]+)");
  private static final Pattern HEAP = Pattern.compile("->(\\d+)M\\((\\d+)M\\)");
  private static final Pattern SAMPLE = Pattern.compile("^[a-z_]+(\\{[^}]*})? ([0-9.eE+]+)$");

  private final Process process;
  private final Path collections;
  private final String url;

  private ServerProcess(Process process, Path collections, String url) {
    this.process = process;
    this.collections = collections;
    this.url = url;
  }

  /** Starts a main class of this class path with a heap such as 512m. */
  static ServerProcess start(Path folder, String heap, List<String> command) throws IOException {
    Path collections = folder.resolve("gc.log");
    List<String> all =
        new ArrayList<>(
            List.of(
                java("java"),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-Xlog:gc:file=" + collections,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.redirectOutput(folder.resolve("log").toFile());
    Process process = builder.start();
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher matcher = URL.matcher(line);
      if (matcher.find()) {
        Thread.ofPlatform().daemon().start(() -> said.lines().forEach(System.err::println));
        return new ServerProcess(process, collections, matcher.group(1));
      }
      System.err.println(line);
    }
    throw new IOException("the server did not start: " + command);
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  String url() {
    return url;
  }

  /** MiB of the heap that are in use after a collection of all of it. */
  int liveMebibytes() throws IOException, InterruptedException {
    int before = Files.readAllLines(collections).size();
    Process tool =
        new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (tool.waitFor() != 0) {
      throw new IOException("jcmd GC.run failed");
    }
    List<String> lines = Files.readAllLines(collections);
    return lines.subList(before, lines.size()).stream()
        .filter(line -> line.contains("Pause Full"))
        .mapToInt(line -> number(line, 1))
        .findFirst()
        .orElseThrow(() -> new IOException("no collection is in " + collections));
  }

  /** Most MiB that any collection left behind. */
  int mostAfterCollection() throws IOException {
    return Files.readAllLines(collections).stream()
        .mapToInt(line -> number(line, 1))
        .max()
        .orElse(0);
  }

  private static int number(String line, int group) {
    Matcher matcher = HEAP.matcher(line);
    return matcher.find() ? Integer.parseInt(matcher.group(group)) : 0;
  }

  /** The sum of all samples whose line begins so. */
  double metric(String begin) throws IOException {
    try (InputStream in = URI.create(url + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(begin))
          .map(SAMPLE::matcher)
          .filter(Matcher::matches)
          .mapToDouble(matcher -> Double.parseDouble(matcher.group(2)))
          .sum();
    }
  }

  /** Processor seconds so far. */
  double processorSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** Ends it as a service manager does; the exit code. */
  int end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
