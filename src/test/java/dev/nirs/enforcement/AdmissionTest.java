package dev.nirs.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines reach the tool, and which share a load. */
class AdmissionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A INPUT -s 1.2.3.4\0/8 -j DROP",
        "-A INPUT -j DROP\nCOMMIT",
        "-M /tmp/prog",
        "-A INPUT -j DROP -M/tmp/prog",
        "-A INPUT -vM /tmp/prog -j DROP",
        "-A INPUT -fn4M/tmp/prog -j DROP",
        "-A INPUT -?M /tmp/prog -j DROP",
        "-A INPUT --modprobe=/tmp/prog -j DROP",
        "-A INPUT --mod /tmp/prog -j DROP",
        "-A INPUT \"-M\" /tmp/prog -j DROP",
        "-A INPUT -\"M\" /tmp/prog -j DROP",
        "-A INPUT \"x\"-\"\\M\" /tmp/prog -j DROP",
        "-A INPUT \"x\"\"-M\" /tmp/prog -j DROP",
        "-A INPUT \"-\\M\" /tmp/prog -j DROP",
        "-A INPUT -m comment --comment \uD800 -j DROP",
      })
  void neverReachesTheTool(String line) {
    assertThat(Admission.objection(line)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-F",
        "-A INPUT -s 10.0.0.1 -j DROP -F",
        "-A INPUT -s 10.0.0.1 -j DROP --fl",
        "-A INPUT -6 -s 10.0.0.1 -j DROP",
        "-A INPUT -c 1 2 -j DROP",
        "-A INPUT -fF -j DROP",
        "-A INPUT \"-F\" -j DROP",
        "-A INPUT --help",
        "-A INPUT -m comment --comment \"-j MULTICAST\" -j DROP",
        "-A INPUT -s 10.0.0.1 -j DROP --t nat",
        "[5:5] -A INPUT -j DROP",
        "*nat",
        "COMMIT",
        "",
      })
  void isLoadedAlone(String line) {
    assertThat(Admission.objection(line)).isEmpty();
    assertThat(Admission.of(line)).isEqualTo(Admission.ALONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A INPUT -s 10.0.0.1 -j DROP",
        "-A INPUT ! -f -p tcp -m tcp --dport 80 --tcp-flags SYN,ACK SYN -j REJECT --reject-with tcp-reset",
        "-A INPUT -m comment --comment \"Motive: -> M\" -m limit --limit 3/min -j LOG --log-prefix \"x \"",
      })
  void sharesALoad(String line) {
    assertThat(Admission.objection(line)).isEmpty();
    assertThat(Admission.of(line)).isEqualTo(Admission.TOGETHER);
  }

  @ParameterizedTest
  @ValueSource(ints = {10_001, 10_240, 200_000})
  void linesThatTheToolWouldCutAreNotAsked(int length) {
    assertThat(Admission.objection("-A INPUT" + " ".repeat(length - 8))).isPresent();
  }
}
