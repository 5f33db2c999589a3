package dev.nirs.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.ingest.ObservationBytes;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Observation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameBytesTest {

  @Test
  void everyAttackClassHasItsCode() {
    assertThat(ObservationBytes.CLASSES).containsExactlyInAnyOrder(AttackClass.values());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenIsRead(long seed) {
    List<Observation> observations = new RandomObservations(seed).list(500);
    Optional<Cursor> position =
        switch ((int) seed % 3) {
          case 0 -> Optional.empty();
          case 1 ->
              Optional.of(
                  new FollowPosition("/log/eve.json", "(dev=1,ino=2)", 77, FileHead.EMPTY, 5));
          default -> Optional.of(delivery(seed));
        };
    FrameBuilder builder = new FrameBuilder();
    observations.forEach(builder::add);
    FrameBuilder.Sealed sealed = builder.seal(position);
    List<Observation> inOrder = new ArrayList<>(observations);
    inOrder.sort(Comparator.comparingLong(observation -> observation.flow().time()));
    assertThat(sealed.frame()).isEqualTo(new Frame.Events(inOrder, position));
    assertThat(new FrameBytes().read(sealed.payload())).contains(sealed.frame());
    assertThat(builder.isEmpty()).isTrue();
  }

  @Test
  void marksAreRead() {
    assertThat(new FrameBytes().read(FrameBytes.mark(-5))).contains(new Frame.Mark(-5));
  }

  @Test
  void knownBodiesAreRead() {
    List<Delivery> all = new ArrayList<>();
    assertThat(FrameBytes.known(all)).isEmpty();
    for (int i = 0; i < 5000; i++) {
      all.add(delivery(i));
    }
    assertThat(new FrameBytes().read(FrameBytes.known(all).orElseThrow()))
        .contains(new Frame.Known(all));
  }

  private static Delivery delivery(long seed) {
    return new Delivery(
        "%032x".formatted(seed), seed + 7, seed, 0xffff_ffffL - seed, seed % 2 == 0, seed << 40);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void otherBytesAreNoFrame(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(60) + 1];
      random.nextBytes(bytes);
      bytes[0] = (byte) random.nextInt(7);
      Optional<Frame> read = new FrameBytes().read(ByteBuffer.wrap(bytes));
      assertThat(read.isEmpty() || bytes[0] >= 1 && bytes[0] <= 5).isTrue();
    }
  }

  @Test
  void aTextThatIngestWouldHaveCutIsRefused() {
    Observation sample =
        new RandomObservations(3)
            .list(50).stream().filter(Alert.class::isInstance).findFirst().orElseThrow();
    Alert alert = new Alert(sample.flow(), AttackClass.SCAN, 1, "x".repeat(1901));
    assertThatThrownBy(() -> new FrameBuilder().add(alert)).hasMessageContaining("1901 bytes");
  }
}
