package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight bytes at once are what they are one by one. */
class EightBytesTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsWhatALoopFinds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int to = random.nextInt(from, bytes.length + 1);
      long word = EightBytes.at(bytes, from, to);
      long found = EightBytes.equal(word, EightBytes.of(','));
      int first = 8;
      for (int i = 7; i >= 0; i--) {
        byte expected = from + i < to ? bytes[from + i] : 0;
        assertThat((byte) (word >>> 8 * i)).isEqualTo(expected);
        assertThat(found >>> 8 * i & 0xff).isEqualTo(expected == ',' ? 0x80 : 0);
        first = expected == ',' ? i : first;
      }
      assertThat(EightBytes.first(found)).isEqualTo(first);
    }
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(20)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextBoolean() ? ',' + random.nextInt(-1, 2) : random.nextInt());
    }
    return bytes;
  }
}
