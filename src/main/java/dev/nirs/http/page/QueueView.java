package dev.nirs.http.page;

import dev.nirs.service.Entry;
import dev.nirs.service.Page;
import dev.nirs.service.SuggestionState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The queue.
 *
 * @param frame around it
 * @param tabs filters by state
 * @param source only of this sender; empty for all
 * @param sources senders to choose from
 * @param state the chosen filter, as the address says it
 * @param rows the suggestions
 * @param self address of this list
 * @param older address of the next page; empty on the last
 * @param paged whether this is not the first page
 */
record QueueView(
    Frame frame,
    List<Tab> tabs,
    String source,
    List<Option> sources,
    String state,
    List<Row> rows,
    String self,
    String older,
    boolean paged) {

  /** Copies the lists. */
  QueueView {
    tabs = List.copyOf(tabs);
    sources = List.copyOf(sources);
    rows = List.copyOf(rows);
  }

  /** Whether suggestions of every state are shown, so that each says its own. */
  boolean every() {
    return state.equals(Choice.ALL);
  }

  /** Which suggestions a queue shows: a state or all, one sender or all. */
  record Choice(String state, String source, String before) {
    static final String ALL = "all";

    Choice {
      state = state.isEmpty() ? "pending" : state;
    }

    Set<SuggestionState> states() {
      return state.equals(ALL)
          ? Set.of()
          : Set.of(SuggestionState.valueOf(state.toUpperCase(Locale.ROOT)));
    }

    String address(String otherState, String cursor) {
      return "/?state="
          + otherState
          + (source.isEmpty() ? "" : "&source=" + encoded(source))
          + (cursor.isEmpty() ? "" : "&before=" + cursor);
    }
  }

  static QueueView of(
      Frame frame, Choice choice, List<String> senders, Page<Entry> page, Instant now) {
    List<Tab> tabs = new ArrayList<>();
    for (SuggestionState state : SuggestionState.values()) {
      tabs.add(tab(choice, state.name().toLowerCase(Locale.ROOT)));
    }
    tabs.add(tab(choice, Choice.ALL));
    return new QueueView(
        frame,
        tabs,
        choice.source(),
        senders.stream().map(s -> new Option(s, s.equals(choice.source()))).toList(),
        choice.state(),
        page.items().stream().map(entry -> Row.of(entry, now)).toList(),
        choice.address(choice.state(), choice.before()),
        page.next().isPresent()
            ? choice.address(choice.state(), Long.toString(page.next().getAsLong()))
            : "",
        !choice.before().isEmpty());
  }

  private static Tab tab(Choice choice, String state) {
    return new Tab(choice.address(state, ""), state, state.equals(choice.state()));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * A filter by state.
   *
   * @param href its address
   * @param name its name
   * @param here whether it is chosen
   */
  record Tab(String href, String name, boolean here) {}

  /**
   * A sender to choose.
   *
   * @param name its name
   * @param here whether it is chosen
   */
  record Option(String name, boolean here) {}

  /**
   * A suggestion.
   *
   * @param id of it
   * @param severity its word, lower case
   * @param age how long ago it was made
   * @param ago the same in words
   * @param madeAt when, ISO 8601
   * @param made when, for people
   * @param source the sender
   * @param pattern in words
   * @param alerts alerts of the window
   * @param matched of these, stopped
   * @param benign benign flows of the window
   * @param hit of these, hit
   * @param harms whether any is hit
   * @param rules number of rules
   * @param outcome in words
   * @param state in words
   */
  record Row(
      String id,
      String severity,
      String age,
      String ago,
      String madeAt,
      String made,
      String source,
      String start,
      String startAt,
      String pattern,
      String alerts,
      String matched,
      String benign,
      String hit,
      boolean harms,
      String rules,
      String outcome,
      String state) {

    static Row of(Entry entry, Instant now) {
      Entry.Counts counts = entry.counts();
      return new Row(
          entry.id(),
          Shown.words(entry.severity().name()),
          Shown.length(Duration.between(entry.origin().madeAt(), now)),
          Shown.ago(entry.origin().madeAt(), now),
          entry.origin().madeAt().toString(),
          Shown.time(entry.origin().madeAt()),
          entry.origin().source(),
          Shown.time(entry.origin().start()),
          entry.origin().start().toString(),
          Shown.words(entry.pattern()),
          Shown.number(counts.alerts()),
          Shown.number(counts.alertsMatched()),
          Shown.number(counts.benign()),
          Shown.number(counts.benignMatched()),
          counts.benignMatched() > 0,
          Shown.number(counts.rules()),
          Shown.words(entry.outcome()),
          Shown.words(entry.state().name()));
    }
  }
}
