package dev.nirs.rule.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
  private static final int SIZE = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithSetsOfSmallNumbers(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      BitSet one = bits(random);
      BitSet two = bits(random);
      Ranges a = ranges(one);
      Ranges b = ranges(two);
      assertThat(bits(a)).isEqualTo(one);
      BitSet and = (BitSet) one.clone();
      and.and(two);
      BitSet minus = (BitSet) one.clone();
      minus.andNot(two);
      BitSet or = (BitSet) one.clone();
      or.or(two);
      assertThat(a.and(b)).isEqualTo(ranges(and));
      assertThat(a.minus(b)).isEqualTo(ranges(minus));
      assertThat(Ranges.union(List.of(a, b))).isEqualTo(ranges(or));
      assertThat(a.overlaps(b)).isEqualTo(!and.isEmpty());
      assertThat(a.containsAll(b)).isEqualTo(and.equals(two));
      assertThat(a.size()).isEqualTo(BigInteger.valueOf(one.cardinality()));
      int probe = random.nextInt(SIZE);
      assertThat(a.contains(Point.of(probe))).isEqualTo(one.get(probe));
    }
  }

  @Test
  void reachesTheEndsOfTheNumbers() {
    Ranges all = Ranges.of(prefix("::/0"));
    Ranges upper = Ranges.of(prefix("8000::/1"));
    Ranges lower = all.minus(upper);
    assertThat(lower).isEqualTo(Ranges.of(prefix("::/1")));
    assertThat(Ranges.union(List.of(upper, lower))).isEqualTo(all);
    assertThat(all.minus(all)).isEqualTo(Ranges.NONE);
    assertThat(all.size()).isEqualTo(BigInteger.TWO.pow(128));
    assertThat(all.minus(Ranges.of(0, 0)).minus(Ranges.of(prefix("::/64"))).first().address())
        .hasToString("0:0:0:1::");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/25 10.0.0.128/25, 10.0.0.0/24",
    "10.0.0.0/25 10.0.0.128/26, 10.0.0.0/25 10.0.0.128/26",
    "10.0.0.1/32 10.0.0.2/32, 10.0.0.1/32 10.0.0.2/32",
    "10.0.0.2/32 10.0.0.3/32, 10.0.0.2/31",
    "0.0.0.0/1 128.0.0.0/1, 0.0.0.0/0",
    "255.255.255.255/32, 255.255.255.255/32",
    "2001:db8::/65 2001:db8:0:0:8000::/65, 2001:db8::/64",
    "10.0.0.1/32 10.0.0.2/31 10.0.0.4/30, 10.0.0.1/32 10.0.0.2/31 10.0.0.4/30",
  })
  void coversWithTheFewestNetworks(String given, String expected) {
    List<Prefix> prefixes = prefixes(given);
    Ranges union = Ranges.union(prefixes.stream().map(Ranges::of).toList());
    assertThat(PrefixCover.of(union, prefixes.get(0).version())).isEqualTo(prefixes(expected));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void networksHoldExactlyTheAddresses(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      BitSet hosts = bits(random);
      List<Range> list = new ArrayList<>();
      hosts.stream()
          .mapToObj(host -> Point.of(IpAddress.v4(0x0a000000 + host)))
          .forEach(point -> list.add(new Range(point, point)));
      Ranges addresses = Ranges.ofUnordered(list);
      List<Prefix> cover = PrefixCover.of(addresses, IpVersion.V4);
      assertThat(cover.stream().mapToLong(p -> 1L << 32 - p.length()).sum())
          .isEqualTo(hosts.cardinality());
      for (int host = 0; host < SIZE; host++) {
        IpAddress address = IpAddress.v4(0x0a000000 + host);
        assertThat(cover.stream().anyMatch(p -> p.contains(address))).isEqualTo(hosts.get(host));
      }
      assertThat(siblings(cover)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.2, 10.0.0.0/30",
    "10.0.0.1, 10.0.0.1, 10.0.0.1/32",
    "0.0.0.0, 255.255.255.255, 0.0.0.0/0",
    "2001:db8::1, 2001:db8:0:1::, 2001:db8::/63",
  })
  void findsTheSmallestNetworkAroundTwo(String first, String last, String expected) {
    Prefix one = prefix(first);
    assertThat(
            PrefixCover.around(
                Point.of(one.address()), Point.of(prefix(last).address()), one.version()))
        .isEqualTo(prefix(expected));
  }

  private static boolean siblings(List<Prefix> cover) {
    for (Prefix one : cover) {
      for (Prefix other : cover) {
        boolean joinable =
            !one.equals(other)
                && one.length() == other.length()
                && one.address().prefix(one.length() - 1).contains(other.address());
        if (joinable) {
          return true;
        }
      }
    }
    return false;
  }

  private static BitSet bits(Random random) {
    BitSet bits = new BitSet(SIZE);
    int density = 1 + random.nextInt(4);
    for (int i = 0; i < SIZE; i++) {
      bits.set(i, random.nextInt(density) == 0);
    }
    return bits;
  }

  private static BitSet bits(Ranges ranges) {
    BitSet bits = new BitSet(SIZE);
    ranges.list().forEach(r -> bits.set(r.first().number(), r.last().number() + 1));
    return bits;
  }

  private static Ranges ranges(BitSet bits) {
    List<Range> list = new ArrayList<>();
    for (int from = bits.nextSetBit(0); from >= 0; ) {
      int to = bits.nextClearBit(from);
      list.add(new Range(Point.of(from), Point.of(to - 1L)));
      from = bits.nextSetBit(to);
    }
    return new Ranges(list);
  }

  private static List<Prefix> prefixes(String text) {
    return List.of(text.split(" ")).stream().map(RangesTest::prefix).toList();
  }

  private static Prefix prefix(String text) {
    return Prefix.parse(text).orElseThrow();
  }
}
