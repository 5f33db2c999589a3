package dev.nirs.traffic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Addresses of an index in their order, by number, so that the members of a network stand side by
 * side. Immutable.
 */
public final class SortedAddresses {
  private final AddressIndex addresses;
  private final int[] numbers;

  private SortedAddresses(AddressIndex addresses, int[] numbers) {
    this.addresses = addresses;
    this.numbers = numbers;
  }

  /**
   * Some addresses of an index.
   *
   * @param addresses the index, not to grow any more
   * @param members the numbers of those
   * @return them in order
   */
  public static SortedAddresses of(AddressIndex addresses, BitSet members) {
    int[] others =
        members.stream()
            .filter(number -> addresses.address(number).version() == IpVersion.V6)
            .boxed()
            .sorted(Comparator.comparing(addresses::address))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] v4 = v4(addresses, members);
    IpAddress first = IpAddress.v4(0);
    int before = (int) IntStream.of(others).takeWhile(n -> addresses.compare(n, first) < 0).count();
    int[] all = Arrays.copyOf(others, others.length + v4.length);
    System.arraycopy(v4, 0, all, before, v4.length);
    System.arraycopy(others, before, all, before + v4.length, others.length - before);
    return new SortedAddresses(addresses, all);
  }

  /**
   * All addresses of an index.
   *
   * @param addresses the index, not to grow any more
   * @return them in order
   */
  public static SortedAddresses of(AddressIndex addresses) {
    BitSet members = new BitSet();
    members.set(0, addresses.size());
    return of(addresses, members);
  }

  /** Those of IPv4, sorted as numbers: 32 bits of the address before 31 of its place. */
  private static int[] v4(AddressIndex addresses, BitSet members) {
    long[] keys =
        members.stream()
            .filter(number -> addresses.address(number).version() == IpVersion.V4)
            .mapToLong(n -> (addresses.address(n).low() & 0xffff_ffffL) << 31 | n)
            .toArray();
    Arrays.parallelSort(keys);
    int[] numbers = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      numbers[i] = (int) keys[i] & Integer.MAX_VALUE;
    }
    return numbers;
  }

  /**
   * How many there are.
   *
   * @return 0 or more
   */
  public int size() {
    return numbers.length;
  }

  /**
   * The number in the index of the address at a place.
   *
   * @param place 0 to size - 1
   * @return its number
   */
  public int number(int place) {
    return numbers[place];
  }

  /**
   * The first place of a network.
   *
   * @param network any network
   * @return the place of its first member, or where one would stand
   */
  public int start(Prefix network) {
    return place(network.address(), 0);
  }

  /**
   * The end of a network. Between start and end of a network of IPv6 there may be addresses of
   * IPv4, which are none of its members.
   *
   * @param network any network
   * @return the place after its last member
   */
  public int end(Prefix network) {
    return place(network.last(), 1);
  }

  /**
   * Whether a network holds any of them.
   *
   * @param network any network
   * @return true where there is a member
   */
  public boolean isAnyIn(Prefix network) {
    int end = end(network);
    for (int place = start(network); place < end; place++) {
      if (addresses.address(numbers[place]).version() == network.version()) {
        return true;
      }
    }
    return false;
  }

  /** The first place of an address not before another, or with 1 of one after it. */
  private int place(IpAddress address, int least) {
    int low = 0;
    int high = numbers.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (addresses.compare(numbers[middle], address) < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
