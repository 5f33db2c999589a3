package dev.nirs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The external sort beside the sort of the JDK, which is stable too. */
class TimeSortTest {
  private static final int RECORDS = 100_000;
  private static final List<AttackClass> CLASSES = List.of(AttackClass.values());

  /** Orders in which observations come. */
  enum Order {
    SORTED,
    NEARLY_SORTED,
    REVERSED,
    RANDOM,
    ALL_EQUAL;

    long time(long index, Random random) {
      return switch (this) {
        case SORTED -> index;
        case NEARLY_SORTED -> index + random.nextInt(500);
        case REVERSED -> -index;
        case RANDOM -> random.nextLong() >> 8;
        case ALL_EQUAL -> 7;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void sortsStableInMemoryAndWithRunsOnDisk(Order order) throws IOException {
    Random random = new Random(order.name().length());
    List<Observation> input =
        LongStream.range(0, RECORDS)
            .mapToObj(i -> observation(order.time(i, random), random))
            .toList();
    List<Observation> expected = new ArrayList<>(input);
    expected.sort(Comparator.comparingLong(o -> o.flow().time()));
    for (long most : new long[] {1 << 30, 3 << 20, 1}) {
      try (TimeSort sort = new TimeSort(most)) {
        for (Observation observation : most == 1 ? input.subList(0, 300) : input) {
          sort.add(observation);
        }
        assertThat(sort.spilled() > 0).as("runs on disk").isEqualTo(most < 1 << 30);
        List<Observation> sorted = new ArrayList<>();
        sort.drain(sorted::add);
        if (most == 1) {
          List<Observation> few = new ArrayList<>(input.subList(0, 300));
          few.sort(Comparator.comparingLong(o -> o.flow().time()));
          assertThat(sorted).isEqualTo(few);
        } else {
          assertThat(sorted).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void holdsNothingOfNothing() throws IOException {
    try (TimeSort sort = new TimeSort(1)) {
      List<Observation> sorted = new ArrayList<>();
      sort.drain(sorted::add);
      assertThat(sorted).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200, 1000})
  void keepsLabelsOfAnyLengthAndNumber(int length) throws IOException {
    try (TimeSort sort = new TimeSort(1 << 20)) {
      List<Observation> input = new ArrayList<>();
      for (int i = 0; i < 15_000; i++) {
        Flow flow = observation(i, new Random(i)).flow();
        String label = (i + "\u00e9" + "x".repeat(length)).substring(0, Math.min(length, 1000));
        input.add(new Alert(flow, AttackClass.EXPLOIT, 0.25, label));
        sort.add(input.get(i));
      }
      List<Observation> sorted = new ArrayList<>();
      sort.drain(sorted::add);
      assertThat(sorted).isEqualTo(input);
    }
  }

  private static Observation observation(long time, Random random) {
    Flow flow = new Flow(time, tuple(random), volume(random));
    return switch (random.nextInt(3)) {
      case 0 -> new Observation.Benign(flow);
      case 1 -> new Observation.Alerted(flow);
      default ->
          new Alert(
              flow,
              CLASSES.get(random.nextInt(CLASSES.size())),
              random.nextDouble(),
              "label " + random.nextInt(20));
    };
  }

  private static FiveTuple tuple(Random random) {
    Protocol protocol =
        random.nextInt(9) == 0
            ? Protocol.parse("arp").orElseThrow()
            : Protocol.ofNumber(random.nextInt(256));
    return new FiveTuple(
        address(random),
        random.nextInt(65_537) - 1,
        random.nextInt(9) == 0 ? IpAddress.UNKNOWN : address(random),
        random.nextInt(65_537) - 1,
        protocol);
  }

  private static IpAddress address(Random random) {
    return random.nextBoolean()
        ? IpAddress.v4(random.nextInt())
        : new IpAddress(random.nextLong(), random.nextLong());
  }

  private static Volume volume(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Volume.UNKNOWN;
      case 1 -> new Volume(random.nextInt(9), -1, random.nextInt(9), random.nextInt(9));
      default -> new Volume(1L << 40, random.nextLong() >>> 1, 0, -1);
    };
  }
}
