package dev.nirs.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nirs.prompt.CompactRule;
import dev.nirs.prompt.Evidence;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSchemaTest {

  static final Evidence EVIDENCE =
      new Evidence(
          prefixes("172.16.0.1", "203.0.113.0/24"),
          prefixes("192.168.10.50"),
          List.of(
              new Service(Protocol.TCP, PortRange.of(80)),
              new Service(Protocol.TCP, PortRange.of(22)),
              new Service(Protocol.UDP, PortRange.of(53)),
              new Service(Protocol.ICMP, PortRange.ALL)));

  private static final JsonMapper JSON = new JsonMapper();

  static List<Prefix> prefixes(String... texts) {
    return List.of(texts).stream().map(t -> Prefix.parse(t).orElseThrow()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      textBlock =
          """
          {"reason":"flood","rules":[{"s":"172.16.0.1"}]} | true
          {"reason":"scan","rules":[{"s":"203.0.113.0/24"},{"d":"192.168.10.50","p":"tcp","dport":22}]} | true
          {"reason":"other","rules":[{"s":"172.16.0.1","d":"192.168.10.50","p":"icmp"}]} | true
          {"reason":"other","rules":[{"s":"172.16.0.1","d":"192.168.10.50"}]} | true
          {"reason":"no-safe-rule","rules":[]} | true
          {"reason":"no-safe-rule","rules":[{"s":"172.16.0.1"}]} | false
          {"reason":"flood","rules":[]} | false
          {"reason":"because I say so","rules":[{"s":"172.16.0.1"}]} | false
          {"rules":[{"s":"172.16.0.1"}]} | false
          {"reason":"flood","rules":[{}]} | false
          {"reason":"flood","rules":[{"s":"0.0.0.0/0"}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.2"}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.1","dport":80}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.1","p":"tcp"}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.1","p":"udp","dport":80}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.1","p":"icmp","dport":80}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.1","j":"ACCEPT"}]} | false
          {"reason":"flood","rules":["-A INPUT -F"]} | false
          {"reason":"flood","rules":[{"p":"tcp","dport":80}]} | false
          {"reason":"flood","rules":[{"s":"172.16.0.1"},{"s":"172.16.0.1"},{"s":"172.16.0.1"},{"s":"172.16.0.1"},{"s":"172.16.0.1"}]} | false
          """)
  void allowsLegalRulesOfTheWindowAndNothingElse(String answer, boolean isAllowed) {
    assertThat(allows(AnswerSchema.ofFields(EVIDENCE), answer)).isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      textBlock =
          """
          {"reason":"flood","rules":[1]} | true
          {"reason":"flood","rules":[3,1]} | true
          {"reason":"no-safe-rule","rules":[]} | true
          {"reason":"flood","rules":[0]} | false
          {"reason":"flood","rules":[4]} | false
          {"reason":"flood","rules":["1"]} | false
          {"reason":"flood","rules":[1.5]} | false
          {"reason":"flood","rules":[1,2,3,1,2]} | false
          """)
  void allowsNumbersOfCandidatesAndNothingElse(String answer, boolean isAllowed) {
    assertThat(allows(AnswerSchema.ofNumbers(3), answer)).isEqualTo(isAllowed);
  }

  /** What the grammar of Ollama's sampler does: takes any branch, any word, any length. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverTheSchemaAllowsIsALegalRule(long seed) throws JsonProcessingException {
    SplittableRandom random = new SplittableRandom(seed);
    RuleGrammar grammar = new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS);
    JsonNode schema = JSON.readTree(AnswerSchema.ofFields(EVIDENCE));
    FieldsReader reader = new FieldsReader(EVIDENCE, "FORWARD", IpVersion.V4);
    for (int i = 0; i < 200; i++) {
      String answer = sample(schema, random).toString();
      ReadAnswer read = reader.read(answer, false);
      assertThat(read.none()).as(answer).isEqualTo(answer.contains("no-safe-rule"));
      assertThat(read.rules())
          .as("seed %d: %s", seed, answer)
          .allSatisfy(
              rule -> {
                assertThat(rule).isInstanceOf(AnsweredRule.Made.class);
                String text = ((AnsweredRule.Made) rule).rule().canonical();
                assertThat(grammar.parse(text)).isInstanceOf(ParsedLine.Accepted.class);
                assertThat(text).endsWith("-j DROP").contains("/");
              });
    }
  }

  @Test
  void theOneLineFormIsWhatTheReaderReads() {
    CompactRule rule =
        new CompactRule(
            Optional.of(EVIDENCE.sources().get(0)),
            Optional.of(EVIDENCE.destinations().get(0)),
            Optional.of(EVIDENCE.services().get(1)));
    assertThat(rule.json())
        .isEqualTo("{\"s\":\"172.16.0.1\",\"d\":\"192.168.10.50\",\"p\":\"tcp\",\"dport\":22}");
    String answer = "{\"reason\":\"scan\",\"rules\":[" + rule.json() + "]}";
    assertThat(allows(AnswerSchema.ofFields(EVIDENCE), answer)).isTrue();
    ReadAnswer read = new FieldsReader(EVIDENCE, "INPUT", IpVersion.V4).read(answer, false);
    assertThat(((AnsweredRule.Made) read.rules().get(0)).rule())
        .isEqualTo(rule.rule("INPUT", IpVersion.V4));
    assertThat(CompactRule.of(rule.rule("INPUT", IpVersion.V4))).contains(rule);
  }

  private static boolean allows(String schema, String answer) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    return compiled.validate(answer, InputFormat.JSON).isEmpty();
  }

  private static JsonNode sample(JsonNode schema, SplittableRandom random) {
    if (schema.has("anyOf")) {
      return sample(schema.get("anyOf").get(random.nextInt(schema.get("anyOf").size())), random);
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    if (schema.get("type").asText().equals("array")) {
      int low = schema.path("minItems").asInt(0);
      int size = low + random.nextInt(schema.get("maxItems").asInt() - low + 1);
      List<JsonNode> items = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        items.add(sample(schema.get("items"), random));
      }
      return JSON.createArrayNode().addAll(items);
    }
    var object = JSON.createObjectNode();
    schema
        .get("properties")
        .properties()
        .forEach(e -> object.set(e.getKey(), sample(e.getValue(), random)));
    return object;
  }
}
