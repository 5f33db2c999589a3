package dev.nirs.app;

import dev.nirs.evaluation.exact.ExactSettings;
import dev.nirs.evaluation.exact.ExactYardstick;
import dev.nirs.evaluation.exact.RegretScore;
import dev.nirs.evaluation.exact.RegretTally;
import dev.nirs.evaluation.validity.WindowDraw;
import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.InputFile;
import dev.nirs.ingest.Sources;
import dev.nirs.rule.Rule;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GeneralSettings;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import dev.nirs.window.WindowTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares the greedy choices and the pipeline that ships, without a model, with the best rulesets
 * that a solver finds for the same windows. Each window is answered in the address family of most
 * of its alerts; nothing is protected: bounds that the solver is held to as well.
 */
public final class RegretEvaluation {
  private static final String CHAIN = "INPUT";

  private final RegretSettings settings;

  /**
   * An evaluation.
   *
   * @param settings what is measured
   */
  public RegretEvaluation(RegretSettings settings) {
    this.settings = settings;
  }

  /**
   * Measures every capture under every bound.
   *
   * @param progress told in words how it goes on
   * @param sink takes the scores in the order of captures, epsilon and limit
   * @throws InputException where a capture cannot be used
   */
  public void run(Consumer<String> progress, Consumer<RegretScore> sink) throws InputException {
    for (Path file : settings.files()) {
      List<AlertWindow> windows = draw(file);
      progress.accept(file + ": " + windows.size() + " windows drawn" + ofIpv6(windows));
      for (double epsilon : settings.bounds().epsilons()) {
        for (int most : settings.bounds().maxRules()) {
          RegretScore.Bound bound =
              new RegretScore.Bound(file.toString(), epsilon, most == 0 ? Integer.MAX_VALUE : most);
          measure(windows, bound, progress).scores().forEach(sink);
        }
      }
    }
  }

  private static String ofIpv6(List<AlertWindow> windows) {
    long six = windows.stream().filter(window -> family(window) == IpVersion.V6).count();
    return six == 0 ? "" : ", " + six + " of them of IPv6";
  }

  private RegretTally measure(
      List<AlertWindow> windows, RegretScore.Bound bound, Consumer<String> progress) {
    RegretTally tally = new RegretTally(bound);
    int refused = 0;
    for (AlertWindow window : windows) {
      IpVersion version = family(window);
      try {
        tally.add(
            yardstick(bound, version)
                .measure(window, Map.of("suggest", suggested(window, policy(bound, version)))));
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    progress.accept(
        words(bound)
            + ": done"
            + (refused > 0 ? "; " + refused + " windows have too many candidates" : ""));
    return tally;
  }

  private static IpVersion family(AlertWindow window) {
    return window.families(new BitSet()).getFirst();
  }

  private static List<Rule> suggested(AlertWindow window, Policy policy) {
    return new SuggestionPipeline(policy, Proposer.NONE)
        .suggest(window).rules().stream().map(SuggestedRule::rule).toList();
  }

  private ExactYardstick yardstick(RegretScore.Bound bound, IpVersion version) {
    ChoiceSettings choice =
        new ChoiceSettings(
            bound.epsilon(),
            bound.maxRules(),
            CHAIN,
            version,
            settings.bounds().count(),
            rule -> true);
    return new ExactYardstick(choice, GeneralSettings.of(version), ExactSettings.DEFAULT);
  }

  private static String words(RegretScore.Bound bound) {
    boolean isLimited = bound.maxRules() != Integer.MAX_VALUE;
    return "epsilon "
        + bound.epsilon()
        + ", "
        + (isLimited ? "at most " + bound.maxRules() : "any number of")
        + " rules";
  }

  private Policy policy(RegretScore.Bound bound, IpVersion version) {
    Bounds bounds =
        new Bounds(
            bound.epsilon(), bound.maxRules(), settings.bounds().count(), Bounds.BENIGN_FLOOR);
    return new Policy(CHAIN, version, bounds, Protection.NONE);
  }

  private List<AlertWindow> draw(Path file) throws InputException {
    List<Integer> small = new ArrayList<>();
    read(
        file,
        window -> {
          if (window.alerts().size() <= settings.draw().mostAlerts()) {
            small.add(window.number());
          }
        });
    Set<Integer> numbers = new HashSet<>();
    WindowDraw.of(List.of(small.size()), settings.draw().windows(), settings.draw().seed())
        .getFirst()
        .forEach(place -> numbers.add(small.get(place - 1)));
    List<AlertWindow> drawn = new ArrayList<>();
    read(
        file,
        window -> {
          if (numbers.contains(window.number())) {
            drawn.add(window);
          }
        });
    return drawn;
  }

  private void read(Path file, Consumer<AlertWindow> sink) throws InputException {
    WindowTracker tracker = new WindowTracker(settings.windows(), sink);
    try {
      Sources.readFiles(
          List.of(new InputFile(file, false)), settings.ingest(), bytes -> {}, tracker::accept);
    } catch (IngestException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
    tracker.end();
  }
}
