package dev.nirs.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.ChildProcess;
import dev.nirs.service.NirsService;
import dev.nirs.service.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service under load is killed (SIGKILL) at random instants, before it is ready too: every event
 * that was acknowledged is in the suggestion of one closed window, once, and no window is answered
 * twice; the same for windows that were sent whole.
 *
 * <p>{@code -Dnirs.service.kills=20} for the full run; {@code -Dnirs.seed} for another one.
 */
class KilledServiceTest {
  private static final int KILLS = Integer.getInteger("nirs.service.kills", 3);
  private static final long SEED = Long.getLong("nirs.seed", 42);

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final TreeSet<Integer> acknowledged = new TreeSet<>();
  private final List<Long> starts = new ArrayList<>();
  private String mode = "";
  private int round;
  private int early;

  @Test
  @Timeout(3600)
  void nothingAcknowledgedIsLostAndNothingIsAnsweredTwice() throws Exception {
    survives("load", Trigger.CLOSED, KILLS, 2500);
  }

  @Test
  @Timeout(3600)
  void wholeWindowsThatWereTakenAreAnsweredOnce() throws Exception {
    // of more than 1,000 windows the flows of the oldest are tidied away, and the count needs them
    survives("windows", Trigger.WINDOW, Math.min(KILLS, 5), 600);
  }

  private void survives(String work, Trigger trigger, int kills, int longestLife) throws Exception {
    mode = work;
    for (int kill = 0; kill < kills; kill++) {
      live(kill % 5 == 4, longestLife);
    }
    long begin = System.nanoTime();
    try (RunningService running = ServiceProcess.start(folder)) {
      long recovered = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      NirsService service = running.service();
      Map<Integer, Integer> numbers = Answers.awaitNumbers(service, trigger, acknowledged);
      assertThat(numbers.keySet()).containsAll(acknowledged);
      assertThat(numbers.values()).allMatch(times -> times == 1);
      assertThat(service.audit().verify().brokenAt()).isEmpty();
      System.out.printf(
          "killed serving (%s): seed %d, %d kills of which %d before it was ready, %d events acknowledged"
              + " and answered once, %d more answered unacknowledged; READY after %s ms with the"
              + " JVM's start, the last recovery alone %d ms%n",
          work,
          SEED,
          kills,
          early,
          acknowledged.size(),
          numbers.size() - acknowledged.size(),
          starts,
          recovered);
    }
  }

  private void live(boolean isEarly, int longest) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    ChildProcess child = ChildProcess.start(ServiceProcess.class, mode, folder, round + 3);
    if (isEarly) {
      early++;
    } else {
      child.awaitReady();
      starts.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }
    boolean isOver = child.process().waitFor(50 + random.nextInt(longest), TimeUnit.MILLISECONDS);
    assertThat(isOver).isFalse();
    child.kill();
    note(child.said());
    child.process().waitFor();
  }

  private void note(List<String> said) {
    said.stream()
        .filter(line -> line.contains(":"))
        .forEach(
            line -> {
              String[] parts = line.split(":", 2);
              round = Math.max(round, Integer.parseInt(parts[0]));
              for (String number : parts[1].split(",", -1)) {
                acknowledged.add(Integer.parseInt(number));
              }
            });
  }
}
