package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.Samples;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentWindowsTest {
  private final RecentWindows recent = new RecentWindows();
  private final Map<String, Integer> reads = new HashMap<>();

  @Test
  void aWindowIsReadOnceWhileItIsHeld() {
    AlertWindow window = window(10);
    assertThat(get("a", window)).containsSame(window);
    assertThat(get("a", window(10))).containsSame(window);
    assertThat(reads).containsEntry("a", 1);
    assertThat(recent.get("gone", Optional::empty)).isEmpty();
  }

  @Test
  void theOldestGiveWayAndTheNewestIsHeldWhateverItsSize() {
    int third = RecentWindows.MOST_FLOWS / 3;
    for (String id : List.of("a", "b", "c", "a", "d")) {
      get(id, window(third - 10));
    }
    for (String id : List.of("a", "c", "d", "b")) {
      get(id, window(third - 10));
    }
    assertThat(reads).isEqualTo(Map.of("a", 1, "b", 2, "c", 1, "d", 1));
    get("large", window(RecentWindows.MOST_FLOWS + 1));
    get("large", window(RecentWindows.MOST_FLOWS + 1));
    get("a", window(1));
    assertThat(reads).containsEntry("large", 1).containsEntry("a", 2);
  }

  private Optional<AlertWindow> get(String id, AlertWindow window) {
    return recent.get(
        id,
        () -> {
          reads.merge(id, 1, Integer::sum);
          return Optional.of(window);
        });
  }

  private static AlertWindow window(int benign) {
    Flow flow = Samples.flow("tcp 192.0.2.44:5000 > 198.51.100.7:443");
    return new AlertWindow(
        1,
        0,
        60,
        List.of(Samples.alert("tcp 203.0.113.7:4000 > 192.0.2.10:80")),
        Collections.nCopies(benign, flow));
  }
}
