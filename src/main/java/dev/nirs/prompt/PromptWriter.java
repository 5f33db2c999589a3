package dev.nirs.prompt;

import dev.nirs.prompt.Piece.Rank;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes prompts that fit a budget; what does not fit is left out, the least useful lines first,
 * and named. Immutable, so safe for use by several threads.
 */
public final class PromptWriter {

  private static final String NOTHING = "none";
  private static final int MOST_REPAIR_LINES = 32;
  private static final int MOST_REPAIR_CHARACTERS = 200;

  private final PromptTemplates templates;
  private final PromptBudget budget;

  /**
   * A writer.
   *
   * @param templates the words
   * @param budget the most tokens
   * @throws IllegalArgumentException where the words alone do not fit, naming both numbers
   */
  public PromptWriter(PromptTemplates templates, PromptBudget budget) {
    this.templates = templates;
    this.budget = budget;
    String system = templates.system().fill(Map.of("chain", "X".repeat(28)));
    String user = templates.user().fill(values(templates.user(), List.of(), widestTotals()));
    require("prompt", tokens(system, user), budget.first());
    String repair = repair("", List.of());
    require("repair round", TokenEstimate.of(repair), budget.repair());
  }

  /**
   * The prompt for a window.
   *
   * @param in what it may be made of
   * @return a prompt of at most {@code context - answer - repair} tokens
   */
  public Prompt write(PromptInput in) {
    String system = templates.system().fill(Map.of("chain", in.chain()));
    String totals = SummaryWords.totals(in.summary());
    Function<List<Piece>, String> user =
        pieces -> templates.user().fill(values(templates.user(), pieces, totals));
    Fitting fitting =
        Fitting.of(
            PromptPieces.of(in, templates.form()),
            kept -> tokens(system, user.apply(kept)),
            budget.first());
    return prompt(system, user.apply(fitting.kept()), fitting.omitted());
  }

  /**
   * The prompt of a repair round: the first one, byte for byte, then the answer and its faults.
   *
   * @param first the prompt that was answered, written with the same budget
   * @param answer the answer's rule lines; cleaned and cut to 32 lines of 200 characters
   * @param faults what is wrong with them, one line each; cleaned and cut likewise
   * @return a prompt of at most {@code context - answer} tokens
   * @throws IllegalArgumentException where the first prompt is too long for this budget
   */
  public Prompt repair(Prompt first, String answer, List<String> faults) {
    require("first prompt", first.estimatedTokens(), budget.first());
    List<Piece> pieces = new ArrayList<>();
    add(pieces, "answer", answer.lines().limit(4L * MOST_REPAIR_LINES).toList());
    add(pieces, "faults", faults);
    Fitting fitting =
        Fitting.of(
            pieces, kept -> tokens(first.system(), repair(first.user(), kept)), budget.whole());
    return prompt(first.system(), repair(first.user(), fitting.kept()), fitting.omitted());
  }

  private Prompt prompt(String system, String user, List<String> omitted) {
    return new Prompt(system, user, templates.hash(), tokens(system, user), omitted);
  }

  private String repair(String first, List<Piece> pieces) {
    Map<String, String> values = values(templates.repair(), pieces, "");
    values.put("first", first.stripTrailing());
    return templates.repair().fill(values);
  }

  private static void add(List<Piece> pieces, String place, List<String> lines) {
    List<String> cleaned =
        lines.stream()
            .map(PromptLine::clean)
            .filter(line -> !line.isEmpty())
            .map(line -> line.substring(0, Math.min(line.length(), MOST_REPAIR_CHARACTERS)))
            .limit(MOST_REPAIR_LINES)
            .toList();
    for (int i = 0; i < cleaned.size(); i++) {
      String name = place + " line " + (i + 1);
      pieces.add(new Piece(place, cleaned.get(i), name, Rank.ofEntry(i), i));
    }
  }

  private static Map<String, String> values(Template template, List<Piece> pieces, String totals) {
    Map<String, String> values = new HashMap<>();
    template.places().forEach(place -> values.put(place, NOTHING));
    values.put("totals", totals);
    values.putAll(
        pieces.stream()
            .collect(
                Collectors.groupingBy(
                    Piece::place, Collectors.mapping(Piece::text, Collectors.joining("\n")))));
    return values;
  }

  private static int tokens(String system, String user) {
    return TokenEstimate.of(system) + TokenEstimate.of(user) + TokenEstimate.CHAT;
  }

  /** A line as long as the longest that {@link SummaryWords#totals} can write. */
  private static String widestTotals() {
    return "Alerts in s, normal flows. Pattern command-and-control. Sources, destinations, ports,"
        + " one way percent."
        + " 9".repeat(7)
        + "9".repeat(6 * 10 + 19);
  }

  private static void require(String what, int tokens, int limit) {
    if (tokens > limit) {
      throw new IllegalArgumentException(
          "the %s of %d tokens is over its limit of %d: raise the context window, or shorten the templates"
              .formatted(what, tokens, limit));
    }
  }
}
