package dev.nirs.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"a":1}                                                             | {"a":1}
          <34>Oct 11 22:14:15 sensor suricata[77]: {"a":1}                    | {"a":1}
          <34>Oct 11 22:14:15 sensor suricata: @cee: {"a":1}                  | {"a":1}
          Oct 11 22:14:15 sensor suricata: {"a":1}                            | {"a":1}
          <165>1 2003-10-11T22:14:15.003Z host app - ID47 - {"a":1}           | {"a":1}
          <165>1 2003-10-11T22:14:15.003Z host app 1 ID47 [x@1 k="v"] {"a":1} | {"a":1}
          <165>1 - - - - - [x@1 k="{\\"b\\":[]}"][y@2 z="]"] {"a":1}          | {"a":1}
          <165>1 - - - - - [x@1 k="open                                       | -
          <34>nothing here                                                    | -
          <9999>{"a":1}                                                       | {"a":1}
          <>{"a":1}                                                           | {"a":1}
          <34                                                                 | -
          <165>1                                                              | -
          """)
  void theMessageIsFound(String line, String message) {
    byte[] bytes = line.strip().getBytes(StandardCharsets.UTF_8);
    int start = SyslogHeader.messageOf(bytes, 0, bytes.length);
    String found = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    assertThat(found.isEmpty() ? "-" : found).isEqualTo(message.strip());
  }

  @Test
  void noLineLeadsBeyondItsEnd() {
    Random random = new Random(42);
    byte[] letters = "<>0123456789 1[]\"\\{}a=:\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = new byte[random.nextInt(40)];
      for (int at = 0; at < line.length; at++) {
        line[at] = letters[random.nextInt(letters.length)];
      }
      int start = SyslogHeader.messageOf(line, 0, line.length);
      assertThat(start).isBetween(0, line.length);
      assertThat(start == line.length || line[start] == '{').isTrue();
    }
  }
}
