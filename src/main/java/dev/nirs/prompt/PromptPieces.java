package dev.nirs.prompt;

import dev.nirs.prompt.Piece.Rank;
import dev.nirs.summary.WindowSummary;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a prompt is made of, cut into pieces that can be left out one by one. */
final class PromptPieces {

  /** The place of numbered candidates. */
  static final String CANDIDATES = "candidates";

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private PromptPieces() {}

  /**
   * The pieces of an input, the more useful place first; the template has its own order, and pieces
   * for places that it does not have are left out.
   */
  static List<Piece> of(PromptInput input, PromptForm form) {
    PromptPieces all = new PromptPieces();
    all.candidates(input.candidates());
    all.advice(input.advice());
    all.warnings(input.warnings());
    all.hosts(input);
    all.examples(form.examples(input));
    all.window(input.summary());
    for (String rule : input.currentRules()) {
      all.add("current", rule, "rule in force " + rule, Rank.CURRENT_RULE);
    }
    return all.pieces.stream().filter(p -> form.userPlaces().contains(p.place())).toList();
  }

  private void candidates(List<String> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      String text = (i + 1) + ": " + candidates.get(i);
      add(CANDIDATES, text, "candidate " + text, Rank.HEAD);
    }
  }

  private void advice(List<PlaybookAdvice> advice) {
    for (PlaybookAdvice entry : advice) {
      String text =
          "Against %s prefer: %s Avoid: %s"
              .formatted(entry.pattern(), entry.prefer(), entry.avoid());
      add("advice", text, "advice " + entry.pattern(), Rank.ADVICE);
    }
  }

  /** Beside the advice: both say what such a case needs, and a prompt without one costs nothing. */
  private void warnings(List<PromptWarning> warnings) {
    for (int i = 0; i < warnings.size(); i++) {
      add("advice", warnings.get(i).line(), "warning " + (i + 1), Rank.WARNING);
    }
  }

  private void hosts(PromptInput input) {
    Set<IpAddress> seen = addresses(input.summary());
    for (HostRole host : input.hosts()) {
      boolean here = seen.stream().anyMatch(host.prefix()::contains);
      Rank rank = here ? Rank.ROLE_HERE : Rank.ROLE_ELSEWHERE;
      add("hosts", role(host), "role of " + host.prefix(), rank);
    }
  }

  private void examples(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      Rank rank = i == 0 ? Rank.FIRST_EXAMPLE : Rank.FURTHER_EXAMPLE;
      add("examples", texts.get(i), "example " + (i + 1), rank);
    }
  }

  private void window(WindowSummary summary) {
    list("sources", "source", SummaryWords.sources(summary));
    list("services", "service", SummaryWords.services(summary));
    list("networks", "network", SummaryWords.networks(summary));
    list("destinations", "destination", SummaryWords.destinations(summary));
    list("classes", "class", SummaryWords.classes(summary));
    list("protocols", "protocol", SummaryWords.protocols(summary));
  }

  private void list(String place, String name, List<String> entries) {
    for (int i = 0; i < entries.size(); i++) {
      add(place, entries.get(i), name + " " + entries.get(i), Rank.ofEntry(i));
    }
  }

  private void add(String place, String text, String name, Rank rank) {
    int index = counts.merge(place, 1, Integer::sum) - 1;
    pieces.add(new Piece(place, text, name, rank, index));
  }

  private static Set<IpAddress> addresses(WindowSummary summary) {
    return Stream.of(
            summary.sources().stream().map(WindowSummary.Count::value),
            summary.destinations().stream().map(WindowSummary.Count::value),
            summary.services().stream().map(c -> c.value().host()))
        .flatMap(s -> s)
        .collect(Collectors.toSet());
  }

  private static String role(HostRole host) {
    String where =
        host.prefix().isHost() ? host.prefix().address().toString() : host.prefix().toString();
    String open =
        host.services().stream().map(PromptPieces::service).collect(Collectors.joining(", "));
    return where
        + " is "
        + SummaryWords.word(host.role())
        + (open.isEmpty() ? "" : ", must stay open: " + open)
        + (host.isProtected() ? ", must be in no rule" : "");
  }

  private static String service(Service service) {
    String protocol = SummaryWords.protocol(service.protocol());
    return service.protocol().hasPorts() ? protocol + " port " + service.ports() : protocol;
  }
}
