package dev.nirs.service.run;

import dev.nirs.ChildProcess;
import dev.nirs.app.InputException;
import dev.nirs.service.BusyException;
import dev.nirs.service.Sending;
import dev.nirs.service.Trigger;
import dev.nirs.service.live.JournalSettings;
import dev.nirs.service.live.StreamSettings;
import dev.nirs.window.WindowLimits;
import dev.nirs.window.WindowSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process of a service under load. {@code load FOLDER ROUND} prints READY, then what was
 * acknowledged, until it is killed; {@code windows FOLDER ROUND} does so with whole windows. {@code
 * full FOLDER} fills its disk, makes room again, and prints what came of it.
 */
public final class ServiceProcess {
  private static final int WINDOWS = 20;

  /** Five lives stay within the 1,000 windows whose flows are kept. */
  private static final int BODIES = 9;

  private ServiceProcess() {}

  /**
   * Runs.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "load" -> load(folder, Integer.parseInt(arguments[2]));
      case "windows" -> windows(folder, Integer.parseInt(arguments[2]));
      case "full" -> full(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Windows of at most four seconds of event time in small segments, updated every second. */
  static ServiceSettings settings(Path folder) {
    WindowSettings windows =
        new WindowSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1));
    return ServiceBench.settings(
        folder,
        new ServiceSettings.Events(
            new StreamSettings(
                windows, WindowLimits.LIVE, Duration.ofSeconds(1), StreamSettings.AHEAD),
            new JournalSettings(64 << 20, 1 << 14, 4 << 20),
            ServiceInputs.NONE),
        ServiceBench.NO_MODEL);
  }

  static RunningService start(Path folder) throws InputException {
    return RunningService.start(
        settings(folder), new SimpleMeterRegistry(), InstantSource.system());
  }

  private static void load(Path folder, int round) throws Exception {
    try (RunningService running = start(folder)) {
      ChildProcess.say("READY");
      new NumberedLoad(running.service(), ChildProcess::say, () -> {}).run(round, () -> true);
    }
  }

  private static void windows(Path folder, int round) throws Exception {
    try (RunningService running = start(folder)) {
      ChildProcess.say("READY");
      for (int body = round; body < round + BODIES; body++) {
        StringBuilder text = new StringBuilder();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
          int number = body * WINDOWS + i;
          text.append(NumberedLoad.alert(number, 100 * number)); // each is a window of its own
          numbers.add(Integer.toString(number));
        }
        try {
          var unused =
              running
                  .service()
                  .intake()
                  .windows(
                      Sending.batch("case"), ServiceBench.bytes(text.toString()), ServiceBench.EVE);
          ChildProcess.say(body + ":" + String.join(",", numbers));
        } catch (BusyException e) {
          TimeUnit.MILLISECONDS.sleep(20); // those before are answered first
        }
      }
      new CountDownLatch(1).await(); // until it is killed
    }
  }

  private static void full(Path folder) throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    AtomicInteger busy = new AtomicInteger();
    int whileFull;
    try (RunningService running = start(folder)) {
      NumberedLoad load =
          new NumberedLoad(running.service(), acknowledged::add, busy::incrementAndGet);
      load.run(0, () -> acknowledged.size() < 60);
      Path filler = fill(folder);
      load.run(100, () -> busy.get() < 60);
      whileFull = busy.get();
      Files.delete(filler);
      int before = acknowledged.size();
      AtomicInteger tries = new AtomicInteger();
      load.run(2000, () -> acknowledged.size() < before + 60 && tries.incrementAndGet() < 1000);
      Answers.awaitAll(running.service());
    }
    try (RunningService running = start(folder)) {
      Answers.awaitAll(running.service());
      ChildProcess.say(
          result(acknowledged, Answers.numbers(running.service(), Trigger.CLOSED))
              + " busy "
              + whileFull);
    }
  }

  /** Takes all room there is. */
  private static Path fill(Path folder) throws IOException {
    Path filler = folder.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE)) {
      for (int size = 1 << 16; size > 0; size /= 2) {
        write(out, new byte[size]);
      }
    }
    return filler;
  }

  private static void write(OutputStream out, byte[] bytes) {
    boolean isRoom = true;
    while (isRoom) {
      try {
        out.write(bytes);
      } catch (IOException e) {
        isRoom = false;
      }
    }
  }

  private static String result(Set<String> acknowledged, Map<Integer, Integer> numbers) {
    Set<Integer> missing = new HashSet<>();
    int events = 0;
    for (String line : acknowledged) {
      if (line.startsWith("WRONG")) {
        return line;
      }
      for (String number : line.split(":", 2)[1].split(",", -1)) {
        events++;
        if (!numbers.containsKey(Integer.valueOf(number))) {
          missing.add(Integer.valueOf(number));
        }
      }
    }
    boolean isTwice = numbers.values().stream().anyMatch(times -> times > 1);
    return "RESULT acknowledged " + events + " missing " + missing + " twice " + isTwice;
  }
}
