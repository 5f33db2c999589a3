package dev.nirs.summary;

import static dev.nirs.summary.Windows.alerts;
import static dev.nirs.summary.Windows.flows;
import static dev.nirs.summary.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummarizerTest {
  private static final IpAddress SERVER = IpAddress.parse("192.168.10.50").orElseThrow();

  @Test
  void countsAlertsBesideBenignInTheSamePlace() {
    WindowSummary summary =
        Summarizer.of(
            window(
                alerts(5, AttackClass.SCAN, "203.0.113.*2 192.168.10.50 tcp 22"),
                flows(4, "203.0.113.1 192.168.10.50 tcp 80")));
    assertThat(summary.totals()).isEqualTo(new Totals(5, 4, 2, 1, 1, 0));
    assertThat(summary.seconds()).isEqualTo(4);
    assertThat(summary.sources())
        .containsExactly(
            new Count<>(IpAddress.parse("203.0.113.1").orElseThrow(), 3, 4),
            new Count<>(IpAddress.parse("203.0.113.2").orElseThrow(), 2, 0));
    assertThat(summary.sourcePrefixes())
        .containsExactly(new Count<>(Prefix.parse("203.0.113.0/24").orElseThrow(), 5, 4));
    assertThat(summary.destinations()).containsExactly(new Count<>(SERVER, 5, 4));
    assertThat(summary.services())
        .containsExactly(new Count<>(new ServiceKey(SERVER, Protocol.TCP, 22), 5, 0));
    assertThat(summary.protocols()).containsExactly(new Count<>(Protocol.TCP, 5, 4));
    assertThat(summary.classes()).containsExactly(new Count<>(AttackClass.SCAN, 5, 0));
  }

  @Test
  void aSingleSourceIsNoNetwork() {
    assertThat(of("203.0.113.7 192.168.10.50 tcp 22").sourcePrefixes()).isEmpty();
    assertThat(of("2001:db8::*3 fd00::1 tcp 22").sourcePrefixes())
        .extracting(c -> c.value().toString())
        .containsExactly("2001:db8::/64");
  }

  @Test
  void icmpCodesAreNoPortsAndUnknownEndsAreNotListed() {
    WindowSummary icmp = of("203.0.113.7 192.168.10.50 icmp 3");
    assertThat(icmp.totals().ports()).isZero();
    assertThat(icmp.services()).extracting(c -> c.value().port()).containsExactly(-1);
    WindowSummary blank = of("? ? tcp 22");
    assertThat(blank.sources()).isEmpty();
    assertThat(blank.destinations()).isEmpty();
    assertThat(blank.services()).isEmpty();
    assertThat(blank.totals().sources()).isZero();
  }

  @Test
  void theShareOfSilentResponders() {
    assertThat(of("203.0.113.7 192.168.10.50 tcp 22 silent").totals().oneWayPercent())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9, 500, 60000})
  void theSizeIsBoundedWhateverTheWindow(int count) {
    WindowSummary summary =
        Summarizer.of(
            window(alerts(count, AttackClass.SCAN, "10.0.*250.7 10.0.*250.9 tcp *60000")));
    assertThat(
            List.of(
                summary.sources(),
                summary.destinations(),
                summary.services(),
                summary.protocols(),
                summary.sourcePrefixes(),
                summary.classes()))
        .allSatisfy(list -> assertThat(list).hasSizeLessThanOrEqualTo(Summarizer.MOST_ENTRIES));
    assertThat(summary.totals().alerts()).isEqualTo(count);
  }

  /** Property: among alerts of one instant the order of arrival changes nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfArrivalDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String line =
          "203.0.113.%d 192.168.10.%d tcp %d"
              .formatted(random.nextInt(1, 30), random.nextInt(1, 20), random.nextInt(1, 40));
      AttackClass[] classes = AttackClass.values();
      alerts.addAll(alerts(1, classes[random.nextInt(classes.length)], line));
    }
    WindowSummary before = Summarizer.of(window(alerts));
    Collections.shuffle(alerts, random);
    assertThat(Summarizer.of(window(alerts))).isEqualTo(before);
  }

  @Test
  void anEmptyWindowIsRefusedBeforeItGetsHere() {
    assertThatThrownBy(() -> window(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no alert");
  }

  private static WindowSummary of(String line) {
    return Summarizer.of(window(alerts(5, AttackClass.SCAN, line)));
  }
}
