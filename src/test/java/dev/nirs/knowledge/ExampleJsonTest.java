package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.knowledge.Example.Status;
import dev.nirs.summary.AttackPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleJsonTest {
  private static final Example EXAMPLE = Examples.typical(AttackPattern.SSH_BRUTE_FORCE);
  private static final String LINE = ExampleJson.write(EXAMPLE);

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadAgain(AttackPattern pattern) {
    Example example = Examples.typical(pattern);
    String line = ExampleJson.write(example);
    assertThat(line).doesNotContain("\n").hasSizeLessThan(8000);
    assertThat(ExampleJson.read("f", 1, line)).isEqualTo(example);
    assertThat(ExampleJson.read("f", 1, ExampleJson.write(example.revoked())).isActive()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id":"ssh-brute-force" | "id":"" | id '' is not 1 to 120
          "id":"ssh-brute-force" | "id":"Ssh" | id 'Ssh' is not
          "id":"ssh-brute-force" | "id":"a b" | id 'a b' is not
          "id":"ssh-brute-force" | "id":"playbook/mixed" | is one of another kind of entry
          "id":"ssh-brute-force" | "id":null | found no value for id
          "id":"ssh-brute-force" | "id":[] | found a list, expected text
          "id":"ssh-brute-force" | "name":"x" | found the key 'name'
          "incident":"set/ssh-brute-force" | "incident":"/x" | incident '/x' is not
          "pattern":"ssh-brute-force" | "pattern":"SSH_BRUTE_FORCE" | expected one of syn-flood
          "status":"active" | "status":"on" | found 'on', expected one of active, revoked
          "text":"ssh | "text":"ssh\\n | text is not one line of printable ASCII
          "rules":["-A INPUT | "rules":["iptables -A INPUT | does not begin with -A
          "rules":["-A INPUT | "rules":[7,"-A INPUT | does not begin with -A
          "rules":["-A INPUT | "rules":["-A INPUT\\u0000 | rule is not one line
          "rules":["-A INPUT -s 203.0.113.7/32 -j DROP"] | "rules":[] | 0 rules are not 1 to 32
          "alertsMatched":78 | "alertsMatched":81 | alertsMatched 81 is not 0 to 80
          "alertsMatched":78 | "alertsMatched":-1 | alertsMatched -1 is not 0 to 80
          "alertsMatched":78 | "alertsMatched":7.5 | found '7.5', expected a whole number
          "alertsMatched":78 | "alertsMatched":99999999999 | expected a whole number
          "benignMatched":1 | "benignMatched":201 | benignMatched 201 is not 0 to 200
          "epsilon":0.01 | "epsilon":1.01 | epsilon 1.01 is not 0 to 1
          "epsilon":0.01 | "epsilon":"NaN" | epsilon NaN is not 0 to 1
          "epsilon":0.01 | "epsilon":"low" | found 'low', expected a number
          "acceptedAt":"2026-11-25" | "acceptedAt":"25.11.2026" | acceptedAt '25.11.2026' is neither
          "acceptedAt":"2026-11-25" | "acceptedAt":"2026-02-30" | is neither
          "acceptedBy":"test" | "acceptedBy":" " | acceptedBy of 1 characters
          "provenance":"written | "provenance":"\\u001b[31mwritten | provenance is not one line
          "seconds":79 | "seconds":-1 | found '-1', expected 0 or more
          "port":22 | "port":70000 | found '70000', expected 0 to 65535
          "host":"192.168.10.50" | "host":"server" | found 'server', expected an address
          {"value":"203.0.113.7" | {"value":"203.0.113.999" | expected a value of sources
          {"value":"brute-force" | {"value":"hacking" | expected a value of classes
          "window":{ | "window":[],"x":{ | found the key 'x'
          {"id" | [{"id" | expected well-formed JSON
          }]}} | }]}}} | expected well-formed JSON
          }]}} | }]}} {} | found more after the end
          "status":"active" | "status":"active","status":"active" | found 'status' again
          "status":"active" | status:"active" | expected well-formed JSON
          """)
  void saysWhatIsWrong(String good, String bad, String message) {
    String line = LINE.replace(good, bad);
    assertThat(line).isNotEqualTo(LINE);
    assertThatThrownBy(() -> ExampleJson.read("file.jsonl", 7, line))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("file.jsonl:7:")
        .hasMessageContaining(message);
  }

  @Test
  void dateAndTimeInUtcIsADate() {
    Acceptance acceptance = new Acceptance("p", "b", "2026-11-25T10:00:00Z", Status.ACTIVE);
    assertThat(acceptance.with(Status.REVOKED).status()).isEqualTo(Status.REVOKED);
  }

  @Test
  void moreThanEightEntriesAreRefused() {
    String entry = "{\"value\":\"203.0.113.7\",\"alerts\":80,\"benign\":0}";
    assertThat(LINE).contains(entry);
    String line = LINE.replace(entry, String.join(",", java.util.Collections.nCopies(9, entry)));
    assertThatThrownBy(() -> ExampleJson.read("f", 1, line)).hasMessageContaining("at most 8");
  }
}
