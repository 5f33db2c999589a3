package dev.nirs.model;

import static dev.nirs.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.prompt.ReasonCode;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of answers of every kind, those of models that ignore the schema included. */
class AnswerReadersTest {

  private static final String GOOD =
      "{\"reason\":\"flood\",\"rules\":[{\"s\":\"172.16.0.1\"},{\"d\":\"192.168.10.50\",\"p\":\"tcp\",\"dport\":80}]}";
  private static final String SOURCE = "-A INPUT -s 172.16.0.1/32 -j DROP";
  private static final String WEB = "-A INPUT -d 192.168.10.50/32 -p tcp -m tcp --dport 80 -j DROP";

  private final AnswerReader fields =
      new FieldsReader(AnswerSchemaTest.EVIDENCE, "INPUT", IpVersion.V4);
  private final AnswerReader numbers = new NumbersReader(List.of(rule(SOURCE), rule(WEB)));

  static Stream<Arguments> dressed() {
    return Stream.of(
        Arguments.of("as asked for", GOOD),
        Arguments.of("over many lines", GOOD.replace(",", ",\n   ").replace("{", "{\n ")),
        Arguments.of("code fence", "```json\n" + GOOD + "\n```"),
        Arguments.of("prose around", "Here is the answer:\n\n" + GOOD + "\nI hope this helps!"),
        Arguments.of("braces in the prose", "Let {x} be {\"a\":1}. " + GOOD),
        Arguments.of("thinking", "<think>Is {\"rules\":[{\"s\":\"1\"}]} right?</think>\n" + GOOD),
        Arguments.of("thinking without its start", "hmm {\"rules\":[7]}</think>" + GOOD),
        Arguments.of("wrong order", reordered()),
        Arguments.of("a field more", GOOD.replaceFirst("\\{", "{\"confidence\":[0.9,{}],")),
        Arguments.of("white space without end", GOOD + " ".repeat(100_000)),
        Arguments.of("a second object", GOOD + GOOD));
  }

  private static String reordered() {
    return "{\"rules\":[{\"s\":\"172.16.0.1\"},{\"dport\":80,\"p\":\"tcp\",\"d\":\"192.168.10.50\"}],"
        + "\"reason\":\"flood\"}";
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("dressed")
  void takesTheObjectOutOfWhateverIsAround(String name, String answer) {
    ReadAnswer read = fields.read(answer, false);
    assertThat(made(read)).as(name).containsExactly(SOURCE, WEB);
    assertThat(read.reason()).contains(ReasonCode.FLOOD);
    assertThat(read.none()).isFalse();
    assertThat(read.cut()).isFalse();
  }

  static Stream<Arguments> withoutRules() {
    return Stream.of(
        Arguments.of("rules of iptables", "-A INPUT -s 172.16.0.1 -j DROP"),
        Arguments.of("prose", "I cannot help with that."),
        Arguments.of("an array", "[1,2]"),
        Arguments.of("a string", "\"rules\""),
        Arguments.of("another object", "{\"answer\":{\"rule\":1}}"),
        Arguments.of("rules is no list", "{\"rules\":\"-F\"}"),
        Arguments.of("open braces", "{".repeat(100_000)),
        Arguments.of("deep", "{\"rules\":" + "[".repeat(100_000)),
        Arguments.of("thinking without end", "<think>" + GOOD),
        Arguments.of("nul", "\u0000\u0000"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("withoutRules")
  void anAnswerOutsideTheFormHoldsNoRule(String name, String answer) {
    for (AnswerReader reader : List.of(fields, numbers)) {
      ReadAnswer read = reader.read(answer, false);
      assertThat(read.rules()).as(name).isEmpty();
      assertThat(read.none()).as(name).isFalse();
    }
  }

  @Test
  void noSafeRuleIsAnAnswer() {
    ReadAnswer read = fields.read("{\"reason\":\"no-safe-rule\",\"rules\":[]}", false);
    assertThat(read.none()).isTrue();
    assertThat(read.reason()).contains(ReasonCode.NO_SAFE_RULE);
    assertThat(fields.read("{\"reason\":\"flood\",\"rules\":[]}", false).none()).isTrue();
  }

  @Test
  void rulesBesideNoSafeRuleDoNotCount() {
    ReadAnswer read = numbers.read("{\"reason\":\"no-safe-rule\",\"rules\":[1]}", false);
    assertThat(read.none()).isTrue();
    assertThat(read.rules()).isEmpty();
    assertThat(read.removed()).contains("rules beside no-safe-rule: 1");
  }

  @Test
  void repeatsUpToTheLimitAreOneRule() {
    String one = "{\"s\":\"172.16.0.1\"}";
    String answer = "{\"reason\":\"flood\",\"rules\":[" + (one + ",").repeat(9_999) + one + "]}";
    ReadAnswer read = fields.read(answer, false);
    assertThat(made(read)).containsExactly(SOURCE);
    assertThat(read.removed()).contains("repeats: 9999");
    assertThat(made(numbers.read("{\"rules\":[2,2,2,2]}", false))).containsExactly(WEB);
  }

  @Test
  void ofACutAnswerTheWholeRulesStand() {
    for (int end = 0; end < GOOD.length(); end++) {
      ReadAnswer read = fields.read(GOOD.substring(0, end), true);
      int first = GOOD.indexOf("},") + 1;
      int second = GOOD.lastIndexOf("}]") + 1;
      int expected = end >= second ? 2 : end >= first ? 1 : 0;
      assertThat(read.rules()).as(GOOD.substring(0, end)).hasSize(expected);
      assertThat(read.cut()).isTrue();
      assertThat(read.none()).isFalse();
    }
  }

  @Test
  void aNumberThatMayBeHalfDoesNotCount() {
    assertThat(made(numbers.read("{\"reason\":\"scan\",\"rules\":[2,1", true)))
        .containsExactly(WEB);
    assertThat(made(numbers.read("{\"reason\":\"scan\",\"rules\":[2,1 ", true)))
        .containsExactly(WEB, SOURCE);
    assertThat(made(numbers.read("{\"reason\":\"scan\",\"rules\":[1,{\"s\":\"1", true)))
        .containsExactly(SOURCE);
  }

  static Stream<String> outside() {
    return Stream.of(
        "{\"s\":\"0.0.0.0/0\"}",
        "{\"s\":\"172.16.0.2\"}",
        "{\"s\":\"172.16.0.0/16\"}",
        "{\"s\":\"any\"}",
        "{\"s\":\"172.16.0.1; iptables -F\"}",
        "{\"s\":\"172.16.0.1 -j ACCEPT\"}",
        "{\"s\":7}",
        "{\"s\":null}",
        "{\"s\":{\"s\":\"172.16.0.1\"}}",
        "{\"d\":\"172.16.0.1\"}",
        "{\"s\":\"172.16.0.1\",\"target\":\"ACCEPT\"}",
        "{\"s\":\"172.16.0.1\",\"dport\":80}",
        "{\"s\":\"172.16.0.1\",\"p\":\"tcp\",\"dport\":443}",
        "{\"s\":\"172.16.0.1\",\"p\":\"tcp\",\"dport\":\"80\"}",
        "{\"s\":\"172.16.0.1\",\"p\":\"tcp\",\"dport\":80.5}",
        "{\"s\":\"172.16.0.1\",\"p\":\"tcp\",\"dport\":1e400}",
        "{\"s\":\"172.16.0.1\",\"p\":\"udp\",\"dport\":80}",
        "{\"s\":\"172.16.0.1\",\"p\":\"gre\"}",
        "{\"s\":\"172.16.0.1\",\"p\":\"icmp\",\"dport\":80}",
        "{}",
        "[]",
        "1",
        "\"-A INPUT -F\"");
  }

  @ParameterizedTest
  @MethodSource("outside")
  void aValueThatTheWindowDoesNotShowIsRefusedAndNamed(String item) {
    ReadAnswer read = fields.read("{\"reason\":\"flood\",\"rules\":[" + item + "]}", false);
    assertThat(read.rules()).hasSize(1);
    assertThat(read.rules().get(0)).isInstanceOf(AnsweredRule.Unusable.class);
    assertThat(((AnsweredRule.Unusable) read.rules().get(0)).why()).matches("[ -~]{10,300}");
  }

  @Test
  void numbersOutsideTheListAreRefusedAndNamed() {
    ReadAnswer read =
        numbers.read("{\"rules\":[0,3,-1,99999999999999999999,\"1\",1.0,null,[1],2]}", false);
    assertThat(made(read)).containsExactly(WEB);
    assertThat(read.rules().stream().filter(AnsweredRule.Unusable.class::isInstance)).hasSize(8);
  }

  @Test
  void anyReasonOutsideTheListIsNone() {
    assertThat(numbers.read("{\"reason\":\"ACCEPT all\",\"rules\":[1]}", false).reason()).isEmpty();
  }

  private static List<String> made(ReadAnswer read) {
    return read.rules().stream()
        .filter(AnsweredRule.Made.class::isInstance)
        .map(r -> ((AnsweredRule.Made) r).rule())
        .map(Rule::canonical)
        .toList();
  }
}
