package dev.nirs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::ffff:1.2.3.4, 1.2.3.4",
    "::FFFF:0102:0304, 1.2.3.4",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:718:2:1611:0:1:0:90, 2001:718:2:1611:0:1:0:90",
    "fe80::1cf4:44d2:904a:14f7, fe80::1cf4:44d2:904a:14f7",
    "::1, ::1",
    "::, ::",
    "1::, 1::",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
  })
  void readsAndPrintsCanonically(String text, String canonical) {
    assertThat(IpAddress.parse(text)).map(IpAddress::toString).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.04",
        "1.2.3.-4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "0x1.2.3.4",
        "1.2.3.4/32",
        "1..2.3",
        "1.2.3.",
        ".1.2.3",
        "localhost",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "::1%eth0",
        "[::1]",
        "1:2:3:4:5:6:7::8",
        "::1.2.3",
        "::1.2.3.4.5",
        "1:",
        ":1",
        "1:2:3:4:5:6:7:1.2.3.4",
        "١.2.3.4",
        "::ffff:1.2.3.4:5",
        "2001:db8::g",
        "0000:0000:0000:0000:0000:ffff:255.255.255.2555"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @Test
  void agreesWithTheJdkOnRandomAddresses() throws UnknownHostException {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = random.nextInt(3) == 0 ? 0 : bytes[j];
      }
      InetAddress expected = InetAddress.getByAddress(bytes);
      IpAddress ours = IpAddress.parse(expected.getHostAddress()).orElseThrow();
      assertThat(InetAddress.getByName(ours.toString())).isEqualTo(expected);
      assertThat(IpAddress.parse(ours.toString())).contains(ours);
    }
  }

  @Test
  void ordersAsUnsignedNumbers() {
    assertThat(IpAddress.parse("10.0.0.1").orElseThrow())
        .isLessThan(IpAddress.parse("200.0.0.1").orElseThrow());
    assertThat(IpAddress.parse("2001::").orElseThrow())
        .isLessThan(IpAddress.parse("fe80::").orElseThrow());
  }
}
