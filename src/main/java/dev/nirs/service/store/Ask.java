package dev.nirs.service.store;

import dev.nirs.notation.Printable;
import dev.nirs.service.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an analyst asks for.
 *
 * @param verb accept, edit, reject or supersede
 * @param id of the suggestion
 * @param rules as typed; none where the suggestion's own are meant
 * @param act who asks and why
 */
record Ask(String verb, String id, List<String> rules, Act act) {
  private static final int MOST_OF_A_KEY = 200;

  Ask {
    rules = List.copyOf(rules);
  }

  /** Equal for the same request under the same key; the version that the caller saw may differ. */
  String hash() {
    List<String> parts = new ArrayList<>(List.of(verb, id, act.reason()));
    parts.addAll(rules);
    return ListHash.of(parts);
  }

  /** Why it cannot be asked. */
  Optional<String> fault() {
    return text("by", act.by(), 1, 100)
        .or(() -> text("reason", act.reason(), 0, 200))
        .or(() -> act.key().flatMap(key -> text("idempotency key", key, 1, MOST_OF_A_KEY)));
  }

  private static Optional<String> text(String field, String text, int least, int most) {
    if (text.length() < least || text.length() > most || least > 0 && text.isBlank()) {
      return Optional.of(
          field + " of " + text.length() + " characters is not " + least + " to " + most + " long");
    }
    return Printable.is(text)
        ? Optional.empty()
        : Optional.of(field + " is not one line of printable ASCII");
  }
}
