package dev.nirs.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateKindsTest {
  private static final List<String> CANDIDATES =
      List.of(
          "-s 192.168.1.30/31 alerts 2506 normal 0",
          "-s 192.168.1.31 alerts 1438 normal 0",
          "-d 192.168.1.1 -p udp --dport 53 alerts 764 normal 0",
          "-s 192.168.1.31 -d 192.168.1.1 -p tcp --sport 4000 alerts 1 normal 0",
          "-d 192.168.1.31 -p icmp alerts 7 normal 0");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -A INPUT -s 203.0.113.9/32 -j DROP                                   | 1,2
          -A INPUT -s 203.0.113.0/24 -j DROP                                   | 1,2
          -A FORWARD -d 203.0.113.9/32 -p tcp -m tcp --dport 80 -j DROP        | 1,3
          -A INPUT -p tcp -s 1.2.3.4/32 -d 1.2.3.5/32 -m tcp --sport 9 -j DROP | 1,4
          -A INPUT -d 203.0.113.9/32 -p tcp -j DROP                            | 1,5
          -A INPUT -s 203.0.113.9/32 -p tcp -j DROP                            | ''
          -A INPUT -s 203.0.113.9/32 -d 203.0.113.8/32 -j DROP                 | ''
          -A INPUT -j DROP                                                     | ''
          """)
  void namesTheCandidatesOfTheKind(String rule, String expected) {
    assertThat(String.join(",", CandidateKinds.numbers(List.of(rule), CANDIDATES)))
        .isEqualTo(expected);
  }

  @Test
  void keepsTheOrderOfCandidatesAndNamesFourAtMost() {
    List<String> rules =
        List.of(
            "-A INPUT -d 203.0.113.9/32 -p tcp -j DROP",
            "-A INPUT -s 203.0.113.9/32 -j DROP",
            "-A INPUT -s 203.0.113.8/32 -j DROP");
    assertThat(CandidateKinds.numbers(rules, CANDIDATES)).containsExactly("1", "2", "5");
    assertThat(CandidateKinds.numbers(rules, Collections.nCopies(9, CANDIDATES.getFirst())))
        .containsExactly("1", "2", "3", "4");
    assertThat(CandidateKinds.numbers(rules, List.of())).isEmpty();
    assertThat(CandidateKinds.numbers(List.of(), CANDIDATES)).isEmpty();
  }
}
