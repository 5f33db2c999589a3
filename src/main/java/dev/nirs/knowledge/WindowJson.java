package dev.nirs.knowledge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The counts of a window as JSON, and back. */
final class WindowJson {
  private static final Set<String> KEYS =
      Set.of(
          "seconds",
          "totals",
          "classes",
          "sources",
          "networks",
          "destinations",
          "services",
          "protocols");
  private static final Set<String> TOTALS =
      Set.of("alerts", "benign", "sources", "destinations", "ports", "oneWayPercent");
  private static final Set<String> COUNT = Set.of("value", "alerts", "benign");
  private static final Set<String> SERVICE = Set.of("host", "protocol", "port", "alerts", "benign");
  private static final int MOST_ENTRIES = 8;

  private WindowJson() {}

  static ObjectNode write(WindowSummary window) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seconds", window.seconds());
    Totals totals = window.totals();
    json.putObject("totals")
        .put("alerts", totals.alerts())
        .put("benign", totals.benign())
        .put("sources", totals.sources())
        .put("destinations", totals.destinations())
        .put("ports", totals.ports())
        .put("oneWayPercent", totals.oneWayPercent());
    counts(json.putArray("classes"), window.classes(), EnumName::kebab);
    counts(json.putArray("sources"), window.sources(), IpAddress::toString);
    counts(json.putArray("networks"), window.sourcePrefixes(), Prefix::toString);
    counts(json.putArray("destinations"), window.destinations(), IpAddress::toString);
    ArrayNode services = json.putArray("services");
    for (Count<ServiceKey> count : window.services()) {
      services
          .addObject()
          .put("host", count.value().host().toString())
          .put("protocol", count.value().protocol().name())
          .put("port", count.value().port())
          .put("alerts", count.alerts())
          .put("benign", count.benign());
    }
    counts(json.putArray("protocols"), window.protocols(), Protocol::name);
    return json;
  }

  static WindowSummary read(Located value, AttackPattern pattern) {
    Fields fields = Fields.of(value, KEYS);
    return new WindowSummary(
        atLeastZero(fields, "seconds"),
        totals(Fields.of(fields.required("totals"), TOTALS)),
        pattern,
        counts(fields, "classes", text -> EnumName.parse(AttackClass.class, text)),
        counts(fields, "sources", IpAddress::parse),
        counts(fields, "networks", Prefix::parse),
        counts(fields, "destinations", IpAddress::parse),
        items(fields, "services").stream().map(WindowJson::service).toList(),
        counts(fields, "protocols", Protocol::parse));
  }

  private static Totals totals(Fields fields) {
    return new Totals(
        atLeastZero(fields, "alerts"),
        atLeastZero(fields, "benign"),
        atLeastZero(fields, "sources"),
        atLeastZero(fields, "destinations"),
        atLeastZero(fields, "ports"),
        atLeastZero(fields, "oneWayPercent"));
  }

  private static <T> void counts(ArrayNode array, List<Count<T>> counts, Function<T, String> text) {
    for (Count<T> count : counts) {
      array
          .addObject()
          .put("value", text.apply(count.value()))
          .put("alerts", count.alerts())
          .put("benign", count.benign());
    }
  }

  private static <T> List<Count<T>> counts(
      Fields fields, String key, Function<String, Optional<T>> parse) {
    return items(fields, key).stream()
        .map(item -> Fields.of(item, COUNT))
        .map(
            item ->
                new Count<>(
                    item.parsed("value", "a value of " + key, parse),
                    atLeastZero(item, "alerts"),
                    atLeastZero(item, "benign")))
        .toList();
  }

  private static List<Located> items(Fields fields, String key) {
    List<Located> items = fields.list(key);
    if (items.size() > MOST_ENTRIES) {
      throw items.getLast().place().fault("one more item", "at most " + MOST_ENTRIES);
    }
    return items;
  }

  private static Count<ServiceKey> service(Located item) {
    Fields fields = Fields.of(item, SERVICE);
    int port = fields.integer("port");
    if (port < FiveTuple.NO_PORT || port > 65535) {
      throw fields.required("port").fault("0 to 65535, or -1 for none");
    }
    return new Count<>(
        new ServiceKey(
            fields.parsed("host", "an address", IpAddress::parse),
            fields.parsed("protocol", "a protocol", Protocol::parse),
            port),
        atLeastZero(fields, "alerts"),
        atLeastZero(fields, "benign"));
  }

  private static int atLeastZero(Fields fields, String key) {
    int value = fields.integer(key);
    if (value < 0) {
      throw fields.required(key).fault("0 or more");
    }
    return value;
  }
}
