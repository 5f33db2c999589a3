package dev.nirs.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTrackerTest {
  private static final FiveTuple TUPLE =
      new FiveTuple(IpAddress.v4(1), 1, IpAddress.v4(2), 80, Protocol.TCP);

  private final List<AlertWindow> windows = new ArrayList<>();

  @Test
  void closesWhenNoAlertComesWithinTheIdleTimeInclusive() {
    run(WindowSettings.DEFAULT, alert(0), alert(60), alert(121), benign(500));
    assertThat(windows).extracting(w -> w.alerts().size()).containsExactly(2, 1);
    assertThat(windows).extracting(AlertWindow::start).containsExactly(0L, 121_000_000L);
    assertThat(windows).extracting(AlertWindow::close).containsExactly(120_000_000L, 181_000_000L);
  }

  @Test
  void closesAtItsMaximumLength() {
    Observation[] alerts = new Observation[30];
    for (int i = 0; i < alerts.length; i++) {
      alerts[i] = alert(i * 50L);
    }
    run(WindowSettings.DEFAULT, alerts);
    assertThat(windows).extracting(w -> w.alerts().size()).containsExactly(13, 13, 4);
    assertThat(windows.get(0).close()).isEqualTo(600_000_000L);
    assertThat(windows.get(1).start()).isEqualTo(650_000_000L);
  }

  @Test
  void hasNoMaximumWhereItIsZero() {
    Observation[] alerts = new Observation[100];
    for (int i = 0; i < alerts.length; i++) {
      alerts[i] = alert(i * 50L);
    }
    run(settings(60, 0, 3600, 30), alerts);
    assertThat(windows).hasSize(1);
  }

  @Test
  void looksBackOneBenignWindowFromTheCloseExclusive() {
    run(
        settings(60, 600, 100, 0),
        benign(0),
        benign(20),
        benign(59),
        benign(60),
        alert(60),
        benign(120),
        benign(121));
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).benign())
        .extracting(Flow::time)
        .containsExactly(59_000_000L, 60_000_000L, 120_000_000L);
  }

  @Test
  void putsLateOnesInTheirPlaceAndCountsLaterOnes() {
    WindowTracker tracker = new WindowTracker(settings(60, 600, 3600, 30), windows::add);
    for (Observation o : List.of(alert(100), benign(70), benign(69), alert(80), alert(10))) {
      tracker.accept(o);
    }
    tracker.end();
    assertThat(tracker.late()).isEqualTo(new LateCount(1, 1));
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).start()).isEqualTo(80_000_000L);
    assertThat(windows.get(0).benign()).extracting(Flow::time).containsExactly(70_000_000L);
  }

  @Test
  void takesAlertedFlowsForNeitherSide() {
    run(
        WindowSettings.DEFAULT,
        new Observation.Alerted(flow(1)),
        alert(2),
        new Observation.Alerted(flow(3)));
    assertThat(windows.get(0).alerts()).hasSize(1);
    assertThat(windows.get(0).benign()).isEmpty();
  }

  @Test
  void anyOrderWithinTheLatenessGivesTheSameWindows() {
    Random random = new Random(42);
    for (int round = 0; round < 50; round++) {
      List<Observation> sorted = new ArrayList<>();
      long time = 0;
      for (int i = 0; i < 300; i++) {
        time += random.nextInt(40);
        sorted.add(random.nextInt(3) == 0 ? alert(time) : benign(time));
      }
      List<Observation> shuffled = new ArrayList<>(sorted);
      List<Long> keys = new ArrayList<>();
      sorted.forEach(o -> keys.add(o.flow().time() + random.nextInt(29) * 1_000_000L));
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        order.add(i);
      }
      order.sort(java.util.Comparator.comparingLong(keys::get));
      for (int i = 0; i < order.size(); i++) {
        shuffled.set(i, sorted.get(order.get(i)));
      }
      assertThat(boundaries(shuffled)).isEqualTo(boundaries(sorted));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 600, 3600, 30, idle",
    "-1, 600, 3600, 30, idle",
    "60, -1, 3600, 30, maximum",
    "60, 1, -1, 30, benign",
    "60, 1, 1, -1, lateness"
  })
  void refusesSettingsOutOfRange(int idle, int maximum, int benign, int lateness, String named) {
    assertThatThrownBy(() -> settings(idle, maximum, benign, lateness)).hasMessageContaining(named);
  }

  /**
   * Seconds of alerts (a) and benign flows (b) in order of arrival; windows as
   * start-close:alerts/benign.
   */
  @ParameterizedTest
  @CsvSource({
    // benign flows neither open a window nor keep it open
    "b1 b2 b3, ''",
    "a0 b30 b59 a61, 0-60:1/2 61-121:1/2",
    // an alert at the very close still belongs to it, one second later opens the next
    "a0 a60, 0-120:2/0",
    "a0 a61, 0-60:1/0 61-121:1/0",
    // the maximum length, 600 s from the first alert, inclusive
    "a0 a60 a120 a180 a240 a300 a360 a420 a480 a540 a600, 0-600:11/0",
    "a0 a60 a120 a180 a240 a300 a360 a420 a480 a540 a599 a601, 0-600:11/0 601-661:1/0",
    // the benign window, 100 s back from the close, moves on while the window is open
    "b0 b15 b20 a60 a115 b170, 60-175:2/1",
    "b0 b21 a60, 60-120:1/1",
    // out of order within 30 s, and later
    "a30 a0 b10, 0-90:2/1",
    "a31 a0 b1, 31-91:1/1",
    // arrivals of one second keep their order
    "a5 a5 b5, 5-65:2/1"
  })
  void makesTheseWindows(String events, String expected) {
    WindowTracker tracker = new WindowTracker(settings(60, 600, 100, 30), windows::add);
    for (String event : events.split(" ", -1)) {
      long second = Long.parseLong(event.substring(1));
      tracker.accept(event.charAt(0) == 'a' ? alert(second) : benign(second));
    }
    tracker.end();
    assertThat(
            windows.stream()
                .map(
                    w ->
                        w.start() / 1_000_000
                            + "-"
                            + w.close() / 1_000_000
                            + ":"
                            + w.alerts().size()
                            + "/"
                            + w.benign().size())
                .collect(java.util.stream.Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void holdsOnlyTheBenignWindowAndTheLateness() {
    List<Integer> sizes = new ArrayList<>();
    WindowTracker tracker =
        new WindowTracker(settings(60, 600, 100, 30), w -> sizes.add(w.benign().size()));
    for (long second = 0; second < 100_000; second++) {
      tracker.accept(benign(second));
      if (second % 1000 == 999) {
        tracker.accept(alert(second));
      }
    }
    tracker.end();
    assertThat(sizes).hasSize(100).allMatch(size -> size <= 100);
  }

  private List<String> boundaries(List<Observation> observations) {
    windows.clear();
    run(settings(60, 600, 600, 30), observations.toArray(Observation[]::new));
    return windows.stream()
        .map(
            w ->
                w.start()
                    + "-"
                    + w.close()
                    + " "
                    + w.alerts().size()
                    + " "
                    + w.benign().stream().map(Flow::time).toList())
        .toList();
  }

  private void run(WindowSettings settings, Observation... observations) {
    WindowTracker tracker = new WindowTracker(settings, windows::add);
    for (Observation observation : observations) {
      tracker.accept(observation);
    }
    tracker.end();
  }

  private static WindowSettings settings(int idle, int maximum, int benign, int lateness) {
    return new WindowSettings(
        Duration.ofSeconds(idle),
        Duration.ofSeconds(maximum),
        Duration.ofSeconds(benign),
        Duration.ofSeconds(lateness));
  }

  private static Alert alert(long second) {
    return new Alert(flow(second), AttackClass.UNKNOWN, 1, "");
  }

  private static Observation benign(long second) {
    return new Observation.Benign(flow(second));
  }

  private static Flow flow(long second) {
    return new Flow(second * 1_000_000, TUPLE);
  }
}
