package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What went wrong with a request (RFC 9457).
 *
 * @param kind what kind of problem
 * @param detail what it is in this case, one sentence for people
 * @param faults the places of the request that are at fault; may be empty
 */
public record Problem(ProblemKind kind, String detail, List<Fault> faults) {
  /** The content type of a problem document. */
  public static final String TYPE = "application/problem+json";

  /** Copies the list. */
  public Problem {
    faults = List.copyOf(faults);
  }

  /** The problem document; the instance is the request's id. */
  String json(String request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", kind.uri())
        .put("title", kind.title())
        .put("status", kind.status())
        .put("detail", detail)
        .put("instance", "urn:nirs:request:" + request);
    ArrayNode errors = node.putArray("errors");
    faults.forEach(fault -> fault.write(errors.addObject()));
    return node.toString();
  }

  /**
   * A place of a request that is at fault.
   *
   * @param pointer JSON pointer with # in front, {@code ?name} for a query parameter, or a header's
   *     name
   * @param detail what is wrong there
   * @param line line of the body, from 1; empty where it has none
   * @param column column of the line, from 1
   */
  public record Fault(String pointer, String detail, OptionalInt line, OptionalInt column) {

    /**
     * A fault without line and column.
     *
     * @param pointer where
     * @param detail what is wrong there
     */
    public Fault(String pointer, String detail) {
      this(pointer, detail, OptionalInt.empty(), OptionalInt.empty());
    }

    private void write(ObjectNode node) {
      node.put("pointer", pointer).put("detail", detail);
      line.ifPresent(value -> node.put("line", value));
      column.ifPresent(value -> node.put("column", value));
    }
  }
}
