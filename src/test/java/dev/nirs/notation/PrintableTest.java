package dev.nirs.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

  /** What is given, with the escapes of Java | whether it is printable, its head, shown, line. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''         | true  | ''      | ''         | ''",
        "abc        | true  | abc     | abc        | abc",
        "abcdef     | true  | abcd    | abcd...    | abcd",
        "' ~'       | true  | ' ~'    | ' ~'       | ~",
        "a\\n\\tb   | false | a??b    | a??b       | a b",
        "\\n\\nab   | false | ??ab    | ??ab       | ab",
        "a\\033[2J  | false | a?[2    | a?[2...    | a [2",
        "\\177      | false | ?       | ?          | ''",
        "b\u00e4r  | false | b?r     | b?r        | b r",
        "\u202eab  | false | ?ab     | ?ab        | ab",
        "a\\0b      | false | a?b     | a?b        | a b",
        "'  a  b '  | true  | '  a '  | '  a ...'  | a  b",
      })
  void keepsPrintableAsciiAlone(
      String escaped, boolean is, String head, String shown, String line) {
    String text = escaped.translateEscapes();
    assertThat(Printable.is(text)).isEqualTo(is);
    assertThat(Printable.head(text, 4)).isEqualTo(head);
    assertThat(Printable.shown(text, 4)).isEqualTo(shown);
    assertThat(Printable.line(text, 4)).isEqualTo(line);
  }
}
