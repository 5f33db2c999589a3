package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
  @Test
  void whatBothRankingsHoldComesFirst() {
    assertThat(Fusion.of(List.of(List.of("a", "b"), List.of("c", "b"))))
        .containsExactly(
            new Scored<>("b", 2.0 / 62), new Scored<>("a", 1.0 / 61), new Scored<>("c", 1.0 / 61));
  }

  @Test
  void repeatsOfOneRankingCountOnce() {
    assertThat(Fusion.of(List.of(List.of("a", "a", "b"))))
        .containsExactly(new Scored<>("a", 1.0 / 61), new Scored<>("b", 1.0 / 62));
  }

  @Test
  void nothingFusedIsNothing() {
    assertThat(Fusion.of(List.of(List.of(), List.of()))).isEmpty();
    assertThat(Fusion.of(List.of())).isEmpty();
  }
}
