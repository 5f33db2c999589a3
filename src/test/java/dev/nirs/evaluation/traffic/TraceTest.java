package dev.nirs.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.traffic.IpAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {

  @Test
  void flowsAreInOrderOfTimeAndEqualTimesKeepTheirOrder() {
    Trace trace =
        new Flows()
            .benign(3, "192.0.2.1", "192.0.2.2", 1)
            .attack(1, "192.0.2.1", "192.0.2.2", 2)
            .benign(3, "192.0.2.1", "192.0.2.2", 3)
            .benign(1, "192.0.2.1", "192.0.2.2", 4)
            .trace();
    assertThat(ports(trace)).containsExactly(2, 4, 1, 3);
    assertThat(trace.isAttack(0)).isTrue();
    assertThat(trace.countUntil(1_000_000)).isEqualTo(2);
    assertThat(trace.countUntil(999_999)).isZero();
  }

  @Test
  void wholeSecondsAreCutAlsoBeforeTheEpoch() {
    Trace trace =
        new Flows()
            .benign(-0.5, "192.0.2.1", "192.0.2.2", 1)
            .benign(1.9, "192.0.2.1", "192.0.2.2", 2)
            .trace()
            .inWholeSeconds();
    assertThat(trace.time(0)).isEqualTo(-1_000_000);
    assertThat(trace.time(1)).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.9, false",
    "192.0.2.1, 192.0.3.1, true",
    "2001:db8:0:1::1, 2001:db8:0:1::2, false",
    "2001:db8:0:1::1, 2001:db8:0:2::1, true",
    "192.0.2.1, 2001:db8::1, false",
    "192.0.2.1, ::, false"
  })
  void aBorderLiesBetweenNetworks(String source, String destination, boolean crosses) {
    assertThat(Scope.crosses(address(source), address(destination))).isEqualTo(crosses);
  }

  @Test
  void aNoisyDetectorIsTheSameForTheSameSeed() {
    Flows flows = new Flows();
    for (int i = 0; i < 2_000; i++) {
      flows.attack(i, "203.0.113.1", "192.0.2.2", 22).benign(i, "192.0.2.3", "192.0.2.2", 22);
    }
    Trace trace = flows.trace();
    BitSet reported = new Detector.Noisy(0.9, 0.05, 7).reported(trace);
    assertThat(reported).isEqualTo(new Detector.Noisy(0.9, 0.05, 7).reported(trace));
    assertThat(reported).isNotEqualTo(new Detector.Noisy(0.9, 0.05, 8).reported(trace));
    long right = reported.stream().filter(trace::isAttack).count();
    assertThat(right).isBetween(1_740L, 1_860L);
    assertThat(reported.cardinality() - right).isBetween(60L, 140L);
    assertThat(new Detector.Noisy(1, 0, 1).reported(trace)).isEqualTo(Detector.labelled(trace));
    assertThatThrownBy(() -> new Detector.Noisy(1.1, 0, 1))
        .hasMessage("true positive rate 1.1 is not 0 to 1");
  }

  @Test
  void weightsMakeASampleStandForTheWhole() {
    Flows flows = new Flows();
    flows.attack(0, "203.0.113.1", "192.0.2.2", 22).attack(100, "203.0.113.1", "192.0.2.2", 22);
    flows.benign(101, "203.0.113.1", "192.0.2.2", 22).benign(102, "192.0.2.3", "192.0.2.2", 22);
    Trace trace = flows.trace();
    BitSet stopped = new BitSet();
    stopped.set(1, 3);
    ReplayResult result =
        ReplayResult.of(trace, stopped, List.of(), new ReplayResult.Course(2, 0, 0, List.of()));
    Weights weights = new Weights(Map.of("scan", 20.0, "BENIGN", 200.0));
    assertThat(weights.correctBlockRate(result)).isEqualTo(0.5);
    assertThat(weights.wrongBlockRate(result)).isEqualTo(0.5);
    assertThat(result.reaction().attacksBefore()).isEqualTo(1);
  }

  private static List<Integer> ports(Trace trace) {
    return java.util.stream.IntStream.range(0, trace.size())
        .map(trace::destinationPort)
        .boxed()
        .toList();
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
