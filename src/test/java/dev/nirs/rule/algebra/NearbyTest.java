package dev.nirs.rule.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearbyTest {
  private static final int RULES = 120;

  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"11,V4", "12,V6", "13,V4", "14,V6"})
  void findsAllThatOverlapAndNoOther(long seed, IpVersion version) {
    List<Meaning> meanings = meanings(new RandomRules(seed, version, true).rules(RULES));
    Nearby near = new Nearby(meanings);
    for (Meaning meaning : meanings) {
      List<Integer> overlapping =
          IntStream.range(0, RULES)
              .filter(i -> meanings.get(i).mayOverlap(meaning))
              .boxed()
              .toList();
      assertThat(near.indexes(meaning)).as("%s", meaning).isEqualTo(overlapping);
    }
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"21,V4", "22,V6", "23,V4", "24,V6"})
  void aGapIsNeverFoundWhereOthersCoverAll(long seed, IpVersion version) {
    RandomRules random = new RandomRules(seed, version, true);
    int gaps = 0;
    for (int i = 0; i < 300; i++) {
      List<Meaning> others = meanings(random.rules(8));
      Meaning own = Meaning.of(random.rules(1).get(0));
      if (new Nearby(others).findGap(own, other -> true)) {
        gaps++;
        assertThat(Cover.of(own, others)).as("%s", own).isNotInstanceOf(Containment.Proven.class);
      }
    }
    assertThat(gaps).isBetween(1, 299);
  }

  private static List<Meaning> meanings(List<Rule> rules) {
    return rules.stream().map(Meaning::of).toList();
  }
}
