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
import org.junit.jupiter.params.provider.ValueSource;

/** A tracker over a stream without end: what is open, what is silent, what is too much. */
class LiveTrackerTest {
  private static final long SECOND = 1_000_000;
  private static final FiveTuple TUPLE =
      new FiveTuple(IpAddress.v4(1), 1, IpAddress.v4(2), 80, Protocol.TCP);
  private static final WindowSettings SETTINGS =
      new WindowSettings(
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofSeconds(300),
          Duration.ofSeconds(30));

  private final List<AlertWindow> windows = new ArrayList<>();

  @Test
  void theOpenWindowIsTheBeginningOfTheOneThatCloses() {
    WindowTracker tracker = tracker(WindowLimits.LIVE);
    assertThat(tracker.open()).isEmpty();
    for (Observation o : List.of(benign(0), alert(10), alert(5), benign(20), alert(30))) {
      tracker.accept(o);
    }
    AlertWindow open = tracker.open().orElseThrow();
    assertThat(open.start()).isEqualTo(5 * SECOND);
    assertThat(open.close()).isEqualTo(30 * SECOND);
    assertThat(open.alerts()).hasSize(3);
    assertThat(open.benign()).hasSize(2);
    assertThat(tracker.endsAt()).hasValue(90 * SECOND + 1);
    tracker.advance(90 * SECOND);
    assertThat(windows).isEmpty();
    tracker.advance(90 * SECOND + 1);
    assertThat(windows).hasSize(1);
    assertThat(windows.getFirst().start()).isEqualTo(open.start());
    assertThat(windows.getFirst().alerts()).isEqualTo(open.alerts());
    assertThat(tracker.open()).isEmpty();
    assertThat(tracker.endsAt()).isEmpty();
  }

  @Test
  void aWindowClosesOnceNothingOfItCanCome() {
    WindowTracker tracker = tracker(WindowLimits.LIVE);
    tracker.accept(alert(0));
    tracker.accept(benign(90));
    assertThat(windows).isEmpty();
    tracker.accept(benign(91));
    assertThat(windows).hasSize(1);
  }

  @Test
  void afterItsEndNothingOfAWindowIsTaken() {
    WindowTracker tracker = tracker(WindowLimits.LIVE);
    tracker.accept(alert(0));
    tracker.advance(60 * SECOND + 1);
    assertThat(tracker.accept(alert(60))).isFalse();
    assertThat(tracker.accept(alert(61))).isTrue();
    assertThat(tracker.late().alerts()).isEqualTo(1);
  }

  @Test
  void oneThatGoesOnKnowsWhatIsLate() {
    WindowTracker tracker = tracker(WindowLimits.NONE);
    tracker.resume(100 * SECOND);
    assertThat(tracker.accept(alert(69))).isFalse();
    assertThat(tracker.accept(alert(70))).isTrue();
    assertThat(tracker.newest()).isEqualTo(100 * SECOND);
  }

  @Test
  void aLateBenignFlowCountsInWindowsThatCloseAfterIt() {
    WindowTracker tracker = tracker(WindowLimits.LIVE);
    tracker.accept(alert(1000));
    assertThat(tracker.accept(benign(900))).isTrue();
    assertThat(tracker.accept(benign(600))).isFalse();
    tracker.accept(benign(990));
    tracker.advance(1060 * SECOND + 1);
    assertThat(windows.getFirst().benign())
        .extracting(Flow::time)
        .containsExactly(900 * SECOND, 990 * SECOND);
    assertThat(tracker(WindowLimits.NONE).accept(benign(0))).isTrue();
  }

  @Test
  void aFullWindowClosesAsSoonAsTimeMovesOn() {
    WindowTracker tracker = tracker(new WindowLimits(3, 10, 100, true));
    for (int i = 0; i < 10; i++) {
      tracker.accept(alert(5));
    }
    tracker.accept(alert(6));
    tracker.end();
    assertThat(windows).extracting(w -> w.alerts().size()).containsExactly(6, 1);
    assertThat(windows).extracting(AlertWindow::close).containsExactly(5 * SECOND, 66 * SECOND);
    assertThat(tracker.late().alerts()).isEqualTo(4);
  }

  /** Whatever comes: windows follow one another, hold what was taken once, and stay in bounds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void windowsFollowOneAnotherAndHoldEachAlertOnce(long seed) {
    Random random = new Random(seed);
    WindowLimits limits = new WindowLimits(20, 50, 15, random.nextBoolean());
    WindowTracker tracker = tracker(limits);
    long now = 1000;
    long taken = 0;
    for (int i = 0; i < 5000; i++) {
      now += random.nextInt(40) == 0 ? random.nextInt(200) : random.nextInt(3);
      long time = now - (random.nextInt(3) == 0 ? random.nextInt(400) : 0);
      boolean isAlert = random.nextInt(4) == 0;
      boolean isKept = tracker.accept(isAlert ? alert(time) : benign(time));
      taken += isAlert && isKept ? 1 : 0;
      if (random.nextInt(300) == 0 && tracker.endsAt().isPresent()) {
        tracker.advance(tracker.endsAt().getAsLong());
        assertThat(tracker.open()).isEmpty();
      }
      assertThat(tracker.benignHeld()).isLessThanOrEqualTo(50);
      assertThat(tracker.openAlerts()).isLessThanOrEqualTo(2 * 20 + 16);
    }
    long late = tracker.late().alerts();
    tracker.end();
    long overflow = tracker.late().alerts() - late;
    assertThat(windows.size()).isGreaterThan(10);
    assertThat(windows.stream().mapToLong(w -> w.alerts().size()).sum())
        .isBetween(taken - overflow - late, taken);
    for (int i = 0; i < windows.size(); i++) {
      AlertWindow window = windows.get(i);
      assertThat(i == 0 || window.start() > windows.get(i - 1).close()).isTrue();
      assertThat(window.benign()).extracting(Flow::time).isSorted();
      assertThat(window.benign())
          .allMatch(f -> f.time() <= window.close() && f.time() > window.close() - 300 * SECOND);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "1,0,1", "1,1,0", "-1,1,1"})
  void limitsBelowOneAreRefused(int alerts, int benign, int waiting) {
    assertThatThrownBy(() -> new WindowLimits(alerts, benign, waiting, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not 1 or more");
  }

  private WindowTracker tracker(WindowLimits limits) {
    return new WindowTracker(SETTINGS, limits, windows::add);
  }

  private static Alert alert(long second) {
    return new Alert(new Flow(second * SECOND, TUPLE), AttackClass.UNKNOWN, 1, "");
  }

  private static Observation.Benign benign(long second) {
    return new Observation.Benign(new Flow(second * SECOND, TUPLE));
  }
}
