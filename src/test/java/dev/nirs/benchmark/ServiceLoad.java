package dev.nirs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Events a second that {@code nirs serve} takes over HTTP and forces to disk, with the time until
 * each body is acknowledged, while people have the page open; beside the same HTTP server with a
 * handler that only parses, before and after, in the same run. Prints Markdown, and ends with 1
 * where an acknowledged event is not counted.
 */
final class ServiceLoad {
  private static final int PAGE_CLIENTS = 50;
  private static final int PARSE_SECONDS = 20;
  private static final int WARM_LINES = 200_000;
  private static final int WARM_MOST_SECONDS = 120;

  private final int seconds;
  private final int senders;
  private final int lines;
  private final String heap;
  private final List<List<EveBody>> bodies = new ArrayList<>();

  private ServiceLoad(List<String> arguments) throws IOException {
    this.seconds = Integer.parseInt(arguments.get(0));
    this.senders = Integer.parseInt(arguments.get(1));
    this.lines = Integer.parseInt(arguments.get(2));
    this.heap = arguments.get(3);
    Path capture = Path.of(arguments.get(4));
    boolean isThere = Files.isRegularFile(capture);
    for (int i = 0; i < senders; i++) {
      bodies.add(isThere ? EveBody.of(capture, lines) : List.of(EveBody.made(lines, i)));
    }
    System.out.printf(
        "%d senders, bodies of %d lines of %s; %d page clients; heap of at most %s; %d s%n%n",
        senders,
        lines,
        isThere ? capture.getFileName() : "made events, one alert in fifty",
        PAGE_CLIENTS,
        heap,
        seconds);
  }

  /** Arguments: seconds, senders, lines of a body, heap of the service, EVE capture. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("http.maxConnections", "200");
    System.setProperty("sun.net.http.retryPost", "false");
    Path folder = Files.createTempDirectory("nirs-load");
    boolean isWell;
    try {
      isWell = new ServiceLoad(List.of(arguments)).measure(folder);
    } finally {
      delete(folder);
    }
    System.exit(isWell ? 0 : 1);
  }

  private boolean measure(Path folder) throws IOException, InterruptedException {
    System.out.println(
        "| what | lines/s | p50 ms | p95 ms | p99 ms | most ms | lines a processor second | refused"
            + " (429) |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    parse(Files.createDirectory(folder.resolve("before")), "handler that only parses, before");
    List<String> told = new ArrayList<>();
    boolean isWell = serve(Files.createDirectory(folder.resolve("serve")), told);
    parse(Files.createDirectory(folder.resolve("after")), "handler that only parses, after");
    told.forEach(line -> System.out.println("\n" + line));
    return isWell;
  }

  private void parse(Path folder, String what) throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("knowledge"));
    List<String> command = List.of(ParsingServer.class.getName(), folder.toString());
    try (ServerProcess server = ServerProcess.start(folder, heap, command)) {
      String path = "/parse?source=sensor-";
      EventSenders unused = warm(server, path);
      PageClients people = new PageClients(server.url());
      people.start(PAGE_CLIENTS);
      double processor = server.processorSeconds();
      EventSenders load = new EventSenders(bodies, lines, path);
      load.start(server.url(), PARSE_SECONDS, Long.MAX_VALUE);
      load.join();
      print(what, load, server.processorSeconds() - processor);
      people.end();
      server.end();
    }
  }

  /** Until it is compiled: by work, since a time says little on a loaded machine. */
  private EventSenders warm(ServerProcess server, String path) throws InterruptedException {
    EventSenders load = new EventSenders(bodies, lines, path);
    load.start(server.url(), WARM_MOST_SECONDS, WARM_LINES);
    load.join();
    return load;
  }

  private boolean serve(Path folder, List<String> told) throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("knowledge"));
    List<String> command =
        List.of(
            "dev.nirs.cli.Main",
            "serve",
            "--port=0",
            "--no-model",
            "--data-dir=" + folder.resolve("data"),
            "--knowledge=" + folder.resolve("knowledge"),
            "--vector-store=" + folder.resolve("index"));
    try (ServerProcess server = ServerProcess.start(folder, heap, command)) {
      int atStart = server.liveMebibytes();
      String path = "/api/v1/events?format=eve&source=sensor-";
      EventSenders warm = warm(server, path);
      PageClients people = new PageClients(server.url());
      people.start(PAGE_CLIENTS);
      double processor = server.processorSeconds();
      EventSenders load = new EventSenders(bodies, lines, path);
      load.start(server.url(), seconds, Long.MAX_VALUE);
      TimeUnit.SECONDS.sleep(seconds / 2);
      int inTheMiddle = server.liveMebibytes();
      load.join();
      print("`nirs serve`", load, server.processorSeconds() - processor);
      int atEnd = server.liveMebibytes();
      people.end();
      told.add(
          String.format(
              Locale.ROOT,
              "Heap in use after a full collection: %d MiB at the start, %d in the middle (its pause"
                  + " is in the figures), %d at the end; most after any collection: %d.",
              atStart,
              inTheMiddle,
              atEnd,
              server.mostAfterCollection()));
      tell(people, told);
      long acknowledged = warm.acknowledged() + load.acknowledged();
      long counted = Math.round(server.metric("nirs_events_total"));
      told.add(
          String.format(
              Locale.ROOT,
              "Events acknowledged: %d of %d lines posted (the others are of types that are passed"
                  + " over); counted by the service: %d; refused for their time: %.0f; connections that"
                  + " broke, whose bodies came again: %d; windows: %.0f;"
                  + " suggestions: %.0f; journal on disk: %.0f MiB.",
              acknowledged,
              warm.posted() + load.posted(),
              counted,
              server.metric("nirs_events_refused_total"),
              warm.broken() + load.broken(),
              server.metric("nirs_windows_total"),
              server.metric("nirs_suggestions_total"),
              server.metric("nirs_journal_bytes") / (1 << 20)));
      int code = server.end();
      told.add("Told to end, it ended with " + code + ".");
      return acknowledged == counted && code == 0;
    }
  }

  private static void tell(PageClients people, List<String> told) {
    StringBuilder line = new StringBuilder("Page clients meanwhile:");
    for (Map.Entry<String, Times> each : people.times().entrySet()) {
      Times times = each.getValue();
      line.append(
          String.format(
              Locale.ROOT,
              " %s %d times, p50 %.0f ms, p95 %.0f ms;",
              each.getKey(),
              times.count(),
              times.percentile(50),
              times.percentile(95)));
    }
    told.add(
        line
            + String.format(
                " %d listened to the stream and got %d suggestions; %d requests failed.",
                people.listening(), people.news(), people.failed()));
  }

  private static void print(String what, EventSenders load, double processor) {
    Times times = load.times();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %.1f | %.1f | %.1f | %,.0f | %d |%n",
        what,
        load.linesPerSecond(),
        times.percentile(50),
        times.percentile(95),
        times.percentile(99),
        times.percentile(100),
        load.posted() / processor,
        load.refused());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
