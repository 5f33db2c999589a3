package dev.nirs.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.prompt.CompactRule;
import dev.nirs.prompt.Evidence;
import dev.nirs.prompt.PromptForm;
import dev.nirs.prompt.ReasonCode;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON Schemas that leave a model no other answer than a legal one. Ollama turns them into a
 * grammar of its sampler, which keeps the order of the fields; only what that grammar knows is used
 * (enum, anyOf, minItems and maxItems, required).
 */
public final class AnswerSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AnswerSchema() {}

  /**
   * Rules of typed fields, or "no safe rule".
   *
   * @param evidence all that may be named, not empty
   * @return the schema as JSON text
   */
  public static String ofFields(Evidence evidence) {
    return answer(anyOf(shapes(evidence))).toString();
  }

  /**
   * Numbers of candidates, or "no safe rule".
   *
   * @param candidates how many there are, 1 or more
   * @return the schema as JSON text
   */
  public static String ofNumbers(int candidates) {
    ObjectNode number = NODES.objectNode().put("type", "integer");
    ArrayNode numbers = number.putArray("enum");
    for (int i = 1; i <= candidates; i++) {
      numbers.add(i);
    }
    return answer(number).toString();
  }

  /** An object with rules and the reason for them, or one with no rules and that reason. */
  private static ObjectNode answer(ObjectNode rule) {
    String none = ReasonCode.NO_SAFE_RULE.word();
    List<String> reasons = ReasonCode.words().stream().filter(w -> !w.equals(none)).toList();
    ObjectNode some = list(rule).put("minItems", 1).put("maxItems", PromptForm.MOST_RULES);
    return anyOf(
        List.of(
            object(new Field("reason", words(reasons)), new Field("rules", some)),
            object(
                new Field("reason", words(List.of(none))),
                new Field("rules", list(rule).put("maxItems", 0)))));
  }

  /** Every set of fields that makes a legal rule; a port never stands without its protocol. */
  private static List<ObjectNode> shapes(Evidence evidence) {
    List<Field> ends = new ArrayList<>();
    List<ObjectNode> shapes = new ArrayList<>();
    Field source = new Field("s", words(texts(evidence.sources())));
    Field destination = new Field("d", words(texts(evidence.destinations())));
    List<List<Field>> services = services(evidence.services());
    if (!evidence.sources().isEmpty()) {
      ends.add(source);
      shapes.add(object(source));
      services.forEach(service -> shapes.add(object(with(List.of(source), service))));
    }
    if (!evidence.destinations().isEmpty()) {
      ends.add(destination);
      services.forEach(service -> shapes.add(object(with(List.of(destination), service))));
    }
    if (ends.size() == 2) {
      shapes.add(object(source, destination));
      services.forEach(service -> shapes.add(object(with(ends, service))));
    }
    return shapes.isEmpty() ? List.of(object(destination)) : shapes;
  }

  private static List<List<Field>> services(List<Service> services) {
    Map<String, List<Integer>> ports =
        services.stream()
            .collect(
                Collectors.groupingBy(
                    s -> s.protocol().toString(),
                    TreeMap::new,
                    Collectors.filtering(
                        s -> !s.ports().equals(PortRange.ALL),
                        Collectors.mapping(s -> s.ports().first(), Collectors.toList()))));
    List<List<Field>> fields = new ArrayList<>();
    ports.forEach(
        (protocol, numbers) -> {
          Field p = new Field("p", words(List.of(protocol)));
          fields.add(numbers.isEmpty() ? List.of(p) : List.of(p, new Field("dport", of(numbers))));
        });
    return fields;
  }

  private static Field[] with(List<Field> ends, List<Field> service) {
    List<Field> all = new ArrayList<>(ends);
    all.addAll(service);
    return all.toArray(Field[]::new);
  }

  private static List<String> texts(List<Prefix> prefixes) {
    return prefixes.stream().map(CompactRule::text).toList();
  }

  private static ObjectNode words(List<String> words) {
    ObjectNode node = NODES.objectNode().put("type", "string");
    words.forEach(node.putArray("enum")::add);
    return node;
  }

  private static ObjectNode of(List<Integer> numbers) {
    ObjectNode node = NODES.objectNode().put("type", "integer");
    numbers.forEach(node.putArray("enum")::add);
    return node;
  }

  private static ObjectNode list(ObjectNode items) {
    ObjectNode node = NODES.objectNode().put("type", "array");
    node.set("items", items);
    return node;
  }

  private static ObjectNode anyOf(List<ObjectNode> shapes) {
    ObjectNode node = NODES.objectNode();
    node.putArray("anyOf").addAll(shapes);
    return node;
  }

  private static ObjectNode object(Field... fields) {
    ObjectNode node = NODES.objectNode().put("type", "object");
    ObjectNode properties = node.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (Field field : fields) {
      properties.set(field.name, field.schema);
      required.add(field.name);
    }
    node.set("required", required);
    return node.put("additionalProperties", false);
  }

  /** A field of an object, always required. */
  private record Field(String name, ObjectNode schema) {}
}
