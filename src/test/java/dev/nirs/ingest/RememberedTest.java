package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered never changes an answer. */
class RememberedTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void answersAsItsMeaningDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Remembered<String> remembered = new Remembered<>(4, RememberedTest::meaning);
    for (int round = 0; round < 20_000; round++) {
      String text = text(random);
      assertThat(remembered.get(Cell.of(text))).isEqualTo(meaning(text.strip()));
    }
  }

  /** Texts that differ in few places, of all lengths round those that are held in another way. */
  private static String text(SplittableRandom random) {
    int length = random.nextBoolean() ? random.nextInt(20) : random.nextInt(250, 260);
    StringBuilder text = new StringBuilder("a".repeat(length));
    if (length > 0) {
      text.setCharAt(random.nextInt(length), random.nextInt(3) == 0 ? 'x' : '\u00e9');
    }
    return text.toString();
  }

  private static Optional<String> meaning(String text) {
    return text.indexOf('x') >= 0 ? Optional.empty() : Optional.of(text);
  }
}
