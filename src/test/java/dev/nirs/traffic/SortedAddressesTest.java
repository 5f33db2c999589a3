package dev.nirs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses by number and in order, held against the JDK's own sets. */
class SortedAddressesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void holdsWhatANetworkHolds(long seed) {
    Random random = new Random(seed);
    AddressIndex index = new AddressIndex(8);
    List<IpAddress> byNumber = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      IpAddress address = address(random);
      int number = index.add(address);
      if (number == byNumber.size()) {
        byNumber.add(address);
      }
      assertThat(byNumber.get(number)).isEqualTo(address).isEqualTo(index.address(number));
      assertThat(index.find(address)).isEqualTo(number);
    }
    assertThat(index.find(new IpAddress(7, 7))).isEqualTo(AddressIndex.ABSENT);
    BitSet members = new BitSet();
    byNumber.forEach(a -> members.set(index.find(a), random.nextInt(3) > 0));
    TreeSet<IpAddress> expected = new TreeSet<>();
    members.stream().forEach(number -> expected.add(byNumber.get(number)));
    SortedAddresses sorted = SortedAddresses.of(index, members);
    assertThat(addresses(sorted, index, 0, sorted.size())).containsExactlyElementsOf(expected);
    for (int i = 0; i < 500; i++) {
      IpAddress any = byNumber.get(random.nextInt(byNumber.size()));
      Prefix network = any.prefix(random.nextInt(any.version().bits() + 1));
      List<IpAddress> within = expected.stream().filter(network::contains).toList();
      assertThat(addresses(sorted, index, sorted.start(network), sorted.end(network)))
          .as(network.toString())
          .filteredOn(network::contains)
          .containsExactlyElementsOf(within);
      assertThat(sorted.isAnyIn(network)).isEqualTo(!within.isEmpty());
    }
  }

  private static IpAddress address(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> IpAddress.UNKNOWN;
      case 1 -> new IpAddress(0, random.nextLong() >>> random.nextInt(64));
      case 2 -> new IpAddress(0x20010db8L << 32, random.nextInt(4096));
      case 3 -> new IpAddress(random.nextLong(), random.nextLong());
      default -> IpAddress.v4(random.nextInt() >>> random.nextInt(3) * 8);
    };
  }

  private static List<IpAddress> addresses(
      SortedAddresses sorted, AddressIndex index, int from, int to) {
    List<IpAddress> all = new ArrayList<>();
    for (int place = from; place < to; place++) {
      all.add(index.address(sorted.number(place)));
    }
    return all;
  }
}
