package dev.nirs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/8, 10.0.0.0/8",
    "10.1.2.3, 10.1.2.3/32",
    "0.0.0.0/0, 0.0.0.0/0",
    "172.16.0.1/16, 172.16.0.0/16",
    "2001:db8::1/32, 2001:db8::/32",
    "2001:db8::1, 2001:db8::1/128",
    "::/0, ::/0",
    "2001:db8:0:0:ffff::/65, 2001:db8:0:0:8000::/65"
  })
  void readsAndClearsHostBits(String text, String canonical) {
    assertThat(Prefix.parse(text)).map(Prefix::toString).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10/8",
        "::/129",
        "/8",
        "10.0.0.0/8/8",
        "a/8"
      })
  void refusesWhatIsNoPrefix(String text) {
    assertThat(Prefix.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "0.0.0.0/0, 255.1.2.3, true",
    "0.0.0.0/0, 2001::1, false",
    "::/0, 2001::1, true",
    "::/0, 1.2.3.4, false",
    "2001:db8::/64, 2001:db8::ffff, true",
    "2001:db8::/64, 2001:db8:0:1::, false",
    "1.2.3.4/32, 1.2.3.4, true",
    "1.2.3.4/32, 1.2.3.5, false"
  })
  void holdsItsOwnFamilyOnly(String prefix, String address, boolean held) {
    assertThat(Prefix.parse(prefix).orElseThrow().contains(IpAddress.parse(address).orElseThrow()))
        .isEqualTo(held);
  }

  @Test
  void agreesWithArithmeticOnRandomPrefixes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      IpAddress base =
          random.nextBoolean()
              ? IpAddress.v4(random.nextInt())
              : new IpAddress(random.nextLong() | 1, random.nextLong());
      int length = random.nextInt(base.version().bits() + 1);
      Prefix prefix = base.prefix(length);
      int flip = random.nextInt(base.version().bits());
      IpAddress other = flip(base, flip);
      assertThat(prefix.contains(base)).isTrue();
      assertThat(prefix.contains(other))
          .as("%s in %s", other, prefix)
          .isEqualTo(base.version().bits() - 1 - flip >= length);
    }
  }

  @Test
  void refusesHostBitsAndLengths() {
    IpAddress address = IpAddress.v4(0x0a000001);
    assertThatThrownBy(() -> new Prefix(address, 8)).hasMessageContaining("host bits");
    assertThatThrownBy(() -> Prefix.of(address, 33)).hasMessageContaining("33");
    assertThat(Prefix.of(address, 8).overlaps(Prefix.host(address))).isTrue();
    assertThat(Prefix.host(address).overlaps(Prefix.of(address, 8))).isTrue();
    assertThat(Prefix.host(address).contains(Prefix.of(address, 8))).isFalse();
  }

  /** The address with one bit flipped, bit 0 being the last. */
  private static IpAddress flip(IpAddress address, int bit) {
    BigInteger low = BigInteger.valueOf(1).shiftLeft(bit % 64);
    return bit < 64
        ? new IpAddress(address.high(), address.low() ^ low.longValue())
        : new IpAddress(address.high() ^ low.longValue(), address.low());
  }
}
