package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recent numbers beside a map of the JDK that forgets its eldest entry. */
class RecentNumbersTest {

  @ParameterizedTest(name = "seed {0}, most {1}, of {2}")
  @CsvSource({"1, 1, 3", "2, 5, 9", "3, 64, 100", "4, 65, 300", "5, 1000, 1500", "6, 3000, 90000"})
  void holdsWhatTheMapHolds(long seed, int most, int different) {
    SplittableRandom random = new SplittableRandom(seed);
    long step = random.nextBoolean() ? 1 : random.nextLong(1L << 40);
    Map<Long, Boolean> expected =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > most;
          }
        };
    RecentNumbers recent = new RecentNumbers(most);
    for (int round = 0; round < 50_000; round++) {
      long number = random.nextInt(different) * step;
      if (random.nextBoolean()) {
        expected.put(number, true);
        recent.add(number);
      }
      assertThat(recent.contains(number)).isEqualTo(expected.containsKey(number));
      long other = random.nextInt(different) * step;
      assertThat(recent.contains(other)).isEqualTo(expected.containsKey(other));
    }
    assertThat(recent.contains(-1)).isFalse();
    recent.add(Long.MAX_VALUE - 1);
    assertThat(recent.contains(Long.MAX_VALUE - 1)).isTrue();
  }
}
