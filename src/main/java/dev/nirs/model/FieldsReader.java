package dev.nirs.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nirs.prompt.CompactRule;
import dev.nirs.prompt.Evidence;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rules of typed fields. Every value must be one of the window's evidence, so that a server
 * that does not enforce the schema, or a model that goes around it, brings nothing else in.
 */
public final class FieldsReader implements AnswerReader {

  private static final Set<String> FIELDS = Set.of("s", "d", "p", "dport");

  private final Evidence evidence;
  private final String chain;
  private final IpVersion version;

  /**
   * A reader for one window.
   *
   * @param evidence all that may be named
   * @param chain the chain of the rules
   * @param version their family
   */
  public FieldsReader(Evidence evidence, String chain, IpVersion version) {
    this.evidence = evidence;
    this.chain = chain;
    this.version = version;
  }

  @Override
  public ReadAnswer read(String text, boolean cutShort) {
    return JsonAnswer.of(text).read(this::rule, cutShort);
  }

  private AnsweredRule rule(JsonNode item) {
    String text = JsonAnswer.shown(item);
    try {
      return new AnsweredRule.Made(text, fields(item).rule(chain, version));
    } catch (IllegalArgumentException e) {
      return new AnsweredRule.Unusable(text, String.valueOf(e.getMessage()));
    }
  }

  private CompactRule fields(JsonNode item) {
    if (!item.isObject() || item.isEmpty()) {
      throw new IllegalArgumentException("is no object with some of the fields s, d, p, dport");
    }
    for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new IllegalArgumentException(
            "has a field '" + name + "'; expected some of s, d, p, dport");
      }
    }
    return new CompactRule(
        prefix(item, "s", evidence.sources(), "sources"),
        prefix(item, "d", evidence.destinations(), "destinations"),
        service(item));
  }

  private static Optional<Prefix> prefix(
      JsonNode item, String field, List<Prefix> allowed, String what) {
    if (!item.has(field)) {
      return Optional.empty();
    }
    String value = item.path(field).asText("");
    Optional<Prefix> named = Prefix.parse(value).filter(allowed::contains);
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "has " + field + " '" + value + "', which is none of the window's " + what);
    }
    return named;
  }

  private Optional<Service> service(JsonNode item) {
    if (!item.has("p") && !item.has("dport")) {
      return Optional.empty();
    }
    Optional<Protocol> protocol = Protocol.parse(item.path("p").asText(""));
    boolean hasPort = item.has("dport");
    if (protocol.isEmpty() || hasPort && !item.path("dport").isInt()) {
      throw new IllegalArgumentException("needs a protocol p, and a whole number as dport");
    }
    int port = item.path("dport").asInt(-1);
    return evidence.services().stream()
        .filter(s -> s.protocol().number() == protocol.get().number())
        .filter(s -> !hasPort || s.ports().equals(PortRange.of(port)))
        .findFirst()
        .map(s -> new Service(s.protocol(), hasPort ? s.ports() : PortRange.ALL))
        .or(
            () -> {
              throw new IllegalArgumentException(
                  "names a protocol and port that are none of the window's services");
            });
  }
}
