package dev.nirs.http.page;

import dev.nirs.summary.Summarizer;
import dev.nirs.summary.SummaryText;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.window.AlertWindow;
import java.util.List;
import java.util.function.Function;

/**
 * Who attacks whom in a window, by its counts.
 *
 * @param sentence how much, from how many to how many
 * @param classes what the detector reports, most alerts first
 * @param sources attacking addresses
 * @param networks networks of more than one of them
 * @param targets services under attack
 */
record AttackView(
    String sentence,
    List<Counted> classes,
    List<Counted> sources,
    List<Counted> networks,
    List<Counted> targets) {
  private static final int MOST = 5;

  /** Copies the lists. */
  AttackView {
    classes = List.copyOf(classes);
    sources = List.copyOf(sources);
    networks = List.copyOf(networks);
    targets = List.copyOf(targets);
  }

  /** Whether some sources are of one network. */
  boolean networked() {
    return !networks.isEmpty();
  }

  static AttackView of(AlertWindow window) {
    WindowSummary summary = Summarizer.of(window);
    return new AttackView(
        sentence(summary),
        counted(summary.classes(), SummaryText::word),
        counted(summary.sources(), Object::toString),
        counted(summary.sourcePrefixes(), Object::toString),
        counted(summary.services(), AttackView::service));
  }

  private static String sentence(WindowSummary summary) {
    WindowSummary.Totals totals = summary.totals();
    return Shown.count(totals.alerts(), "alert")
        + " in "
        + Shown.count(summary.seconds(), "second")
        + ", from "
        + Shown.count(totals.sources(), "source")
        + " to "
        + Shown.count(totals.destinations(), "host")
        + ", "
        + Shown.count(totals.ports(), "port")
        + ".";
  }

  private static String service(ServiceKey service) {
    String host = service.host().isKnown() ? service.host().toString() : "?";
    return service.port() == FiveTuple.NO_PORT
        ? host + " " + service.protocol()
        : host + " " + service.protocol() + " " + service.port();
  }

  private static <T> List<Counted> counted(List<Count<T>> counts, Function<T, String> word) {
    return counts.stream()
        .limit(MOST)
        .map(
            c ->
                new Counted(
                    Shown.clip(word.apply(c.value())),
                    Shown.number(c.alerts()),
                    Shown.number(c.benign())))
        .toList();
  }

  /**
   * A value and how often it occurs.
   *
   * @param value in words
   * @param alerts alerts with it
   * @param benign benign flows with it in the same place
   */
  record Counted(String value, String alerts, String benign) {}
}
