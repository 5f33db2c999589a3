package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.notation.Sha256;
import dev.nirs.service.Page;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.function.Function;

/** Answers in JSON. */
final class Json {
  /** The version of every shape; a field may be added within it, none removed or changed. */
  static final int VERSION = 1;

  private Json() {}

  /** An object that says the version of its shape. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode().put("apiVersion", VERSION);
  }

  /** A part of a list: its items, and the cursor of the next part where there is one. */
  static <T> ObjectNode page(Page<T> page, Function<T, ObjectNode> shape) {
    ObjectNode root = object();
    ArrayNode items = root.putArray("items");
    page.items().forEach(item -> items.add(shape.apply(item)));
    if (page.next().isPresent()) {
      root.put("next", page.next().getAsLong());
    } else {
      root.putNull("next");
    }
    return root;
  }

  /** Sends an answer that is never kept. */
  static void send(Context ctx, ObjectNode answer) {
    ctx.contentType("application/json").result(answer.toString());
  }

  /** Sends an answer, or 304 where the client has it already. */
  static void sendTagged(Context ctx, String tag, ObjectNode answer) {
    ctx.header("ETag", tag);
    String seen = ctx.header("If-None-Match");
    boolean known =
        seen != null
            && Arrays.stream(seen.split(",", -1))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals("*") || one.equals(tag.replaceFirst("^W/", "")));
    if (known) {
      ctx.status(304);
    } else {
      send(ctx, answer);
    }
  }

  /** The tag of an answer that has no version of its own. */
  static String tag(ObjectNode answer) {
    return "W/\"" + new Sha256().add(answer.toString()).hex(24) + "\"";
  }
}
