package dev.nirs.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.NirsService;
import dev.nirs.service.Page;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.Trigger;
import dev.nirs.traffic.Alert;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a service has answered, once nothing is open any more. */
final class Answers {
  private Answers() {}

  /** Waits until every window is closed and answered. */
  static void awaitAll(NirsService service) throws InterruptedException {
    for (int i = 0; i < 1200; i++) {
      ServiceStatus status = service.status().get();
      if (status.waiting() == 0
          && status.sources().stream().allMatch(source -> source.openAlerts() == 0)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("still open after a minute: " + service.status().get());
  }

  /**
   * The numbers once those wanted are all there, or after a minute. The parts of a status are not
   * of one moment: a window may close between them.
   */
  static Map<Integer, Integer> awaitNumbers(
      NirsService service, Trigger trigger, Set<Integer> wanted) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      awaitAll(service);
      Map<Integer, Integer> numbers = numbers(service, trigger);
      if (numbers.keySet().containsAll(wanted)) {
        return numbers;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return numbers(service, trigger);
  }

  /** How often each number is in a suggestion of a kind; no window is there twice. */
  static Map<Integer, Integer> numbers(NirsService service, Trigger trigger) {
    Map<Integer, Integer> numbers = new HashMap<>();
    Set<String> windows = new HashSet<>();
    OptionalLong before = OptionalLong.empty();
    do {
      Page<Entry> page =
          service.archive().list(new Listing(Set.of(), Optional.empty(), before, 500));
      for (Entry entry : page.items()) {
        if (entry.origin().trigger() == trigger) {
          Entry.Origin origin = entry.origin();
          String window = origin.source() + " " + origin.start();
          assertThat(windows.add(window)).as("one answer for the window %s", window).isTrue();
          for (Alert alert : service.archive().window(entry.id()).orElseThrow().alerts()) {
            int number = NumberedLoad.number(alert.flow().tuple().source().low());
            numbers.merge(number, 1, Integer::sum);
          }
        }
      }
      before = page.next();
    } while (before.isPresent());
    return numbers;
  }
}
