package dev.nirs.benchmark;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.Sources;
import dev.nirs.prompt.PromptForm;
import dev.nirs.selection.BenignCount;
import dev.nirs.service.BusyException;
import dev.nirs.service.Listing;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.run.RunningService;
import dev.nirs.service.run.ServiceSettings;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Events per second that a running service takes and forces to disk, with the time until each body
 * is acknowledged, beside decoding the same bodies alone; prints Markdown. The senders send as fast
 * as they are answered (closed loop), each to a source of its own; event time is the wall clock's,
 * one event in fifty is an alert. No HTTP, no model.
 */
final class ServiceLoad {
  private static final IngestOptions EVE =
      new IngestOptions(Optional.of(Format.EVE), OptionalDouble.empty());

  private final int senders;
  private final int events;
  private final long nanos;

  private ServiceLoad(int seconds, int senders, int events) {
    this.senders = senders;
    this.events = events;
    this.nanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Arguments: seconds, senders, events of a body. */
  public static void main(String[] arguments) throws Exception {
    ServiceLoad load =
        new ServiceLoad(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    Path folder = Files.createTempDirectory("nirs-load");
    try {
      load.measure(folder);
    } finally {
      delete(folder);
    }
  }

  private void measure(Path folder) throws Exception {
    ServiceLoad warm = new ServiceLoad(5, senders, events);
    Totals ignored = warm.run(ServiceLoad::decode);
    Totals decoded = new ServiceLoad(10, senders, events).run(ServiceLoad::decode);
    System.out.printf(
        Locale.ROOT,
        "%d senders, bodies of %d events, %s%n%n"
            + "| what | events/s | p50 ms | p95 ms | p99 ms | most ms | refused |%n"
            + "|---|---|---|---|---|---|---|%n",
        senders,
        events,
        ignored.count > 0 ? "warm" : "cold");
    print("decoding alone", decoded);
    try (RunningService running = start(folder)) {
      Totals taken =
          run(
              (source, body) -> {
                try {
                  return running
                      .service()
                      .intake()
                      .accept(source, new ByteArrayInputStream(body), EVE)
                      .events();
                } catch (BusyException e) {
                  pause(e.after());
                  return -1;
                }
              });
      print("taken and on disk", taken);
      tell(running, folder, taken);
    }
  }

  private static long decode(String source, byte[] body) throws IngestException {
    long[] count = {0};
    var unused =
        Sources.readStream(source, new ByteArrayInputStream(body), EVE, event -> count[0]++);
    return count[0];
  }

  private Totals run(Taker taker) throws InterruptedException {
    List<Sender> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long end = System.nanoTime() + nanos;
    for (int i = 0; i < senders; i++) {
      Sender sender = new Sender("sensor-" + i, new EveBody(events, i), taker, end);
      all.add(sender);
      threads.add(Thread.ofPlatform().start(sender));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return new Totals(all, nanos);
  }

  private static void print(String what, Totals totals) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %.1f | %.1f | %.1f | %d |%n",
        what,
        totals.count * 1e9 / totals.nanos,
        totals.percentile(50),
        totals.percentile(95),
        totals.percentile(99),
        totals.percentile(100),
        totals.refused);
  }

  private static void tell(RunningService running, Path folder, Totals taken) throws IOException {
    System.gc();
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      boolean isHeap = pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null;
      live += isHeap ? pool.getCollectionUsage().getUsed() : 0;
    }
    List<ServiceStatus.Source> sources = running.service().status().get().sources();
    int suggestions =
        running
            .service()
            .archive()
            .list(new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 500))
            .items()
            .size();
    System.out.printf(
        Locale.ROOT,
        "%nHeap in use after a collection at the end: %d MiB of at most %d MiB; journal on disk:"
            + " %d MiB; %d events taken, %d late; %d suggestions; sources: %s%n",
        live >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        bytes(folder.resolve("data").resolve("journal")) >> 20,
        taken.count,
        sources.stream().mapToLong(ServiceStatus.Source::late).sum(),
        suggestions,
        sources.stream().map(s -> s.openAlerts() + " alerts, " + s.benign() + " benign").toList());
  }

  private static RunningService start(Path folder) throws IOException, InputException {
    Files.createDirectories(folder.resolve("knowledge"));
    Policy policy =
        new Policy(
            "FORWARD",
            IpVersion.V4,
            new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, Bounds.BENIGN_FLOOR),
            Protection.NONE);
    ModelSettings none =
        new ModelSettings(
            false,
            URI.create(ModelSettings.DEFAULT_URL),
            ModelSettings.DEFAULT_NAME,
            ModelSettings.DEFAULT_TIMEOUT,
            PromptForm.TEXT,
            1,
            0);
    ServiceSettings settings =
        ServiceSettings.of(
            folder.resolve("data"),
            policy,
            none,
            new KnowledgeSettings(folder.resolve("knowledge"), folder.resolve("index")));
    return RunningService.start(settings, new SimpleMeterRegistry(), InstantSource.system());
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.min(time.toMillis(), 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Takes a body; tells how many events, or -1 where it is refused. */
  @FunctionalInterface
  private interface Taker {
    long take(String source, byte[] body) throws IngestException;
  }

  /** Sends one body after the other. */
  private static final class Sender implements Runnable {
    private final String source;
    private final EveBody body;
    private final Taker taker;
    private final long end;
    private long[] times = new long[1024];
    private int bodies;
    private long count;
    private long refused;

    Sender(String source, EveBody body, Taker taker, long end) {
      this.source = source;
      this.body = body;
      this.taker = taker;
      this.end = end;
    }

    @Override
    public void run() {
      while (System.nanoTime() < end) {
        byte[] bytes = body.at(Instant.now());
        long begin = System.nanoTime();
        long taken = take(bytes);
        if (taken < 0) {
          refused++;
        } else {
          if (bodies == times.length) {
            times = Arrays.copyOf(times, bodies * 2);
          }
          times[bodies++] = System.nanoTime() - begin;
          count += taken;
        }
      }
    }

    private long take(byte[] bytes) {
      try {
        return taker.take(source, bytes);
      } catch (IngestException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What all senders did. */
  private static final class Totals {
    private final long count;
    private final long refused;
    private final long nanos;
    private final long[] sorted;

    Totals(List<Sender> senders, long nanos) {
      this.count = senders.stream().mapToLong(s -> s.count).sum();
      this.refused = senders.stream().mapToLong(s -> s.refused).sum();
      this.nanos = nanos;
      this.sorted =
          senders.stream()
              .flatMapToLong(s -> Arrays.stream(s.times, 0, s.bodies))
              .sorted()
              .toArray();
    }

    double percentile(int percent) {
      int place = (int) Math.ceil(sorted.length * percent / 100.0) - 1;
      return sorted.length == 0 ? Double.NaN : sorted[Math.max(place, 0)] / 1e6;
    }
  }
}
