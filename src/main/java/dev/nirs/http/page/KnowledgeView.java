package dev.nirs.http.page;

import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.KnownHost;
import dev.nirs.knowledge.Playbook;
import dev.nirs.summary.SummaryText;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The knowledge browser.
 *
 * @param frame around it
 * @param query words searched for
 * @param kinds filters by kind
 * @param rows the entries of this part
 * @param found how many, in words
 * @param next address of the next part; empty on the last
 * @param first address of the first part; empty on it
 */
record KnowledgeView(
    Frame frame,
    String query,
    List<Kind> kinds,
    List<Row> rows,
    String found,
    String next,
    String first) {
  private static final int ROWS = 50;

  /** Copies the lists. */
  KnowledgeView {
    kinds = List.copyOf(kinds);
    rows = List.copyOf(rows);
  }

  /** Which entries are asked for: words, a kind, and the entry that they come after. */
  record Choice(String query, String kind, String after) {

    String address(String entry) {
      return "/knowledge?query="
          + QueueView.encoded(query)
          + "&kind="
          + QueueView.encoded(kind)
          + (entry.isEmpty() ? "" : "&after=" + QueueView.encoded(entry));
    }
  }

  /** One part of what was found; the first where the entry that it should come after is gone. */
  static KnowledgeView of(Frame frame, Choice choice, List<KnowledgeEntry> found) {
    int start = found.stream().map(KnowledgeEntry::id).toList().indexOf(choice.after()) + 1;
    int end = Math.min(found.size(), start + ROWS);
    return new KnowledgeView(
        frame,
        choice.query(),
        kinds(choice.kind()),
        found.subList(start, end).stream().map(Row::of).toList(),
        end - start == found.size()
            ? (found.size() == 1 ? "1 entry" : Shown.number(found.size()) + " entries")
            : (start + 1) + " to " + end + " of " + Shown.number(found.size()) + " entries",
        end < found.size() ? choice.address(found.get(end - 1).id()) : "",
        start > 0 ? choice.address("") : "");
  }

  private static List<Kind> kinds(String chosen) {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(new Kind("", "everything", chosen.isEmpty()));
    for (EntryKind kind : EntryKind.values()) {
      String word = Shown.words(kind.name());
      kinds.add(new Kind(word, word + "s", word.equals(chosen)));
    }
    return kinds;
  }

  /**
   * A filter by kind.
   *
   * @param value as forms send it; empty for all
   * @param name for people
   * @param here whether it is chosen
   */
  record Kind(String value, String name, boolean here) {}

  /**
   * An entry of the list.
   *
   * @param link to it
   * @param kind in words
   * @param status in words
   * @param text what it says, in one line
   * @param rule its first rule; empty but of an example
   * @param facts counts, in words
   */
  record Row(
      SuggestionFacts.Link link,
      String kind,
      String status,
      String text,
      String rule,
      String facts) {

    static Row of(KnowledgeEntry entry) {
      SuggestionFacts.Link link = SuggestionFacts.Link.entry(entry.id());
      return switch (entry) {
        case Example e ->
            new Row(
                link,
                e.isWarning() ? "warning" : "example",
                Shown.words(e.acceptance().status().name()),
                Shown.words(e.pattern().name()) + ", " + e.incident(),
                e.rules().getFirst(),
                Shown.count(e.rules().size(), "rule")
                    + ", "
                    + Shown.number(e.outcome().alertsMatched())
                    + " of "
                    + Shown.count(e.outcome().alerts(), "alert"));
        case Playbook p -> new Row(link, "playbook", "", p.title(), "", p.signs());
        case KnownHost h ->
            new Row(
                link,
                "host",
                h.role().isProtected() ? "protected" : "",
                h.role().prefix() + ", " + Shown.words(h.role().role().name()),
                "",
                h.role().note());
      };
    }
  }

  /**
   * One entry.
   *
   * @param frame around it
   * @param row as the list shows it
   * @param fields its fields
   * @param rules canonical rules; none but of an example
   * @param body text for people; empty but of a playbook
   * @param revocable whether whoever looks may revoke it
   * @param refusal why it was not revoked; may be empty
   */
  record One(
      Frame frame,
      Row row,
      List<Field> fields,
      List<String> rules,
      String body,
      boolean revocable,
      String refusal) {

    /** Copies the lists. */
    One {
      fields = List.copyOf(fields);
      rules = List.copyOf(rules);
    }

    /** An entry, with the suggestion that it was made of where that is kept. */
    static One of(Frame frame, KnowledgeEntry entry, String refusal, String suggestion) {
      return switch (entry) {
        case Example e -> example(frame, e, refusal, suggestion);
        case Playbook p -> playbook(frame, p);
        case KnownHost h -> host(frame, h);
      };
    }

    private static One example(Frame frame, Example e, String refusal, String suggestion) {
      List<Field> fields = new ArrayList<>();
      fields.add(new Field("Window", e.text()));
      fields.add(new Field("Incident", e.incident()));
      fields.add(new Field("Outcome", outcome(e)));
      fields.add(new Field("Provenance", e.acceptance().provenance()));
      if (!suggestion.isEmpty()) {
        fields.add(new Field("Suggestion", suggestion, "/suggestions/" + suggestion));
      }
      fields.add(new Field("Decided by", e.acceptance().acceptedBy()));
      fields.add(new Field("Decided at", e.acceptance().acceptedAt()));
      if (!e.acceptance().reason().isEmpty()) {
        fields.add(new Field("Reason", e.acceptance().reason()));
      }
      fields.add(new Field("Stands for", Shown.count(e.acceptance().cases(), "case")));
      boolean live = e.isActive() || e.isWarning();
      return new One(frame, Row.of(e), fields, e.rules(), "", live && frame.decides(), refusal);
    }

    private static String outcome(Example e) {
      return String.format(
          Locale.ROOT,
          "%d of %d alerts stopped, %d of %d benign flows hit; allowed %s",
          e.outcome().alertsMatched(),
          e.outcome().alerts(),
          e.outcome().benignMatched(),
          e.outcome().benign(),
          Shown.percent(e.outcome().epsilon()));
    }

    private static One playbook(Frame frame, Playbook p) {
      List<Field> fields =
          List.of(
              new Field("Pattern", SummaryText.word(p.pattern())),
              new Field("Signs", p.signs()),
              new Field("Prefer", p.prefer()),
              new Field("Avoid", p.avoid()),
              new Field("Why", p.why()));
      return new One(frame, Row.of(p), fields, List.of(), p.body(), false, "");
    }

    private static One host(Frame frame, KnownHost h) {
      HostRole role = h.role();
      List<Field> fields =
          List.of(
              new Field("Network", h.network()),
              new Field("Address", role.prefix().toString()),
              new Field("Role", Shown.words(role.role().name())),
              new Field(
                  "Must stay open",
                  String.join(", ", role.services().stream().map(Service::toString).toList())),
              new Field("Protected", role.isProtected() ? "yes: no rule may name it" : "no"),
              new Field("Note", role.note()));
      return new One(frame, Row.of(h), fields, List.of(), "", false, "");
    }
  }

  /**
   * A field of an entry.
   *
   * @param name of the field
   * @param value of the field
   * @param href what it leads to; empty where to nothing
   */
  record Field(String name, String value, String href) {

    Field(String name, String value) {
      this(name, value, "");
    }
  }
}
