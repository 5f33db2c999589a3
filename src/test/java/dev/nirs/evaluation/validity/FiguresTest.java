package dev.nirs.evaluation.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nirs.evaluation.statistics.WilsonInterval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  /** Computed by another program from the formula of the paper. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0.0, 0.2775328",
    "10, 10, 0.7224672, 1.0",
    "98, 100, 0.9299882, 0.9944980",
    "50, 100, 0.4038315, 0.5961685",
    "1, 3, 0.0614919, 0.7923404",
    "0, 0, 0.0, 1.0"
  })
  void intervalsOfWilson(int hits, int trials, double low, double high) {
    WilsonInterval interval = WilsonInterval.of(hits, trials);
    assertThat(interval.low()).isCloseTo(low, within(1e-6));
    assertThat(interval.high()).isCloseTo(high, within(1e-6));
  }

  @Test
  void everyCaptureGivesAlikeWhileItHasAny() {
    List<List<Integer>> drawn = WindowDraw.of(List.of(100, 3, 50), 20, 42);
    assertThat(drawn.stream().map(List::size)).containsExactly(9, 3, 8);
    assertThat(drawn.get(1)).containsExactly(1, 2, 3);
    assertThat(drawn.get(0)).isSorted().doesNotHaveDuplicates().allMatch(n -> n >= 1 && n <= 100);
    assertThat(WindowDraw.of(List.of(100, 3, 50), 20, 42)).isEqualTo(drawn);
    assertThat(WindowDraw.of(List.of(100, 3, 50), 20, 43)).isNotEqualTo(drawn);
    assertThat(WindowDraw.of(List.of(2, 0), 20, 1)).containsExactly(List.of(1, 2), List.of());
  }

  @Test
  void windowsWithoutAValueDoNotCount() {
    Mean mean =
        Mean.of(Stream.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(0.5)));
    assertThat(mean).isEqualTo(new Mean(0.75, 2));
    assertThat(Mean.of(Stream.of())).isEqualTo(new Mean(0, 0));
  }
}
