package dev.nirs.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.nirs.notation.Printable;
import dev.nirs.prompt.ReasonCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The object {@code {"reason":...,"rules":[...]}} of an answer, as far as it goes: thinking, prose
 * and code fences around it are left aside, and where the answer was cut the elements before the
 * cut stand.
 *
 * @param items elements of {@code rules}, no two equal
 * @param reason the reason, where it is one of the list
 * @param isFound whether there is such an object at all
 * @param isWhole whether it was read to its end
 * @param removed what was left aside
 */
record JsonAnswer(
    List<JsonNode> items,
    Optional<ReasonCode> reason,
    boolean isFound,
    boolean isWhole,
    List<String> removed) {

  /** Most elements of {@code rules} that are looked at. */
  static final int MOST_ITEMS = 64;

  private static final int MOST_STARTS = 16;
  private static final int MOST_OF_A_TEXT = 120;
  private static final JsonMapper JSON = new JsonMapper();

  /** Reads an answer. */
  static JsonAnswer of(String answer) {
    ThinkingBlocks thinking = ThinkingBlocks.removeFrom(answer);
    List<String> removed = new ArrayList<>();
    if (thinking.removed() > 0) {
      removed.add("thinking: " + thinking.removed() + " characters");
    }
    String text = thinking.text();
    int at = text.indexOf('{');
    for (int starts = 0; at >= 0 && starts < MOST_STARTS; starts++) {
      Pass pass = new Pass(removed);
      pass.read(text.substring(at));
      if (pass.found) {
        if (!text.substring(0, at).isBlank()) {
          removed.add("before the object: " + shown(text.substring(0, at)));
        }
        return pass.answer();
      }
      at = text.indexOf('{', at + 1);
    }
    return new JsonAnswer(List.of(), Optional.empty(), false, false, removed);
  }

  /** One printable line of an element. */
  static String shown(JsonNode item) {
    return shown(item.toString());
  }

  /**
   * What the answer says.
   *
   * @param rule reads an element
   * @param cutShort whether the answer came to its limit
   */
  ReadAnswer read(Function<JsonNode, AnsweredRule> rule, boolean cutShort) {
    if (!isFound) {
      return new ReadAnswer(List.of(), Optional.empty(), false, cutShort, removed);
    }
    List<AnsweredRule> rules = items.stream().map(rule).toList();
    boolean declines = reason.filter(r -> r == ReasonCode.NO_SAFE_RULE).isPresent();
    boolean none = declines || isWhole && items.isEmpty();
    List<String> left = new ArrayList<>(removed);
    if (declines && !rules.isEmpty()) {
      left.add("rules beside no-safe-rule: " + rules.size());
    }
    return new ReadAnswer(none ? List.of() : rules, reason, none, cutShort && !isWhole, left);
  }

  private static String shown(String text) {
    return Printable.shown(Printable.line(text, MOST_OF_A_TEXT + 1), MOST_OF_A_TEXT);
  }

  /** One attempt to read an object; what it has read so far stands when it breaks off. */
  private static final class Pass {
    private final Map<String, JsonNode> items = new LinkedHashMap<>();
    private final List<String> removed;
    private Optional<ReasonCode> reason = Optional.empty();
    private boolean found;
    private boolean whole;
    private int repeats;

    Pass(List<String> removed) {
      this.removed = removed;
    }

    void read(String text) {
      try (JsonParser parser = JSON.createParser(text)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          field(parser, parser.currentName());
        }
        whole = parser.currentToken() == JsonToken.END_OBJECT;
      } catch (IOException e) {
        whole = false; // what was read before stands
      }
      if (!whole) {
        dropHalfANumber(text);
      }
    }

    /** The last element was cut where another digit may have followed. */
    private void dropHalfANumber(String text) {
      Optional<String> last = items.keySet().stream().reduce((first, second) -> second);
      last.filter(key -> items.get(key) instanceof NumericNode)
          .filter(key -> text.matches("(?s).*[\\[,\\s]" + Pattern.quote(key)))
          .ifPresent(items::remove);
    }

    private void field(JsonParser parser, String name) throws IOException {
      JsonToken value = parser.nextToken();
      if (name.equals("reason") && value == JsonToken.VALUE_STRING) {
        found = true;
        reason = ReasonCode.ofWord(parser.getText());
      } else if (name.equals("rules") && value == JsonToken.START_ARRAY) {
        found = true;
        elements(parser);
      } else {
        parser.skipChildren();
      }
    }

    private void elements(JsonParser parser) throws IOException {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        JsonNode item = JSON.readTree(parser);
        String key = item.toString();
        if (items.containsKey(key)) {
          repeats++;
        } else if (items.size() < MOST_ITEMS) {
          items.put(key, item);
        }
      }
    }

    JsonAnswer answer() {
      if (repeats > 0) {
        removed.add("repeats: " + repeats);
      }
      return new JsonAnswer(List.copyOf(items.values()), reason, true, whole, removed);
    }
  }
}
