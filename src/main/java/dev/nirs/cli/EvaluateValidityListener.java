package dev.nirs.cli;

import dev.nirs.app.SuggestRun;
import dev.nirs.app.ValidityEvaluation;
import dev.nirs.evaluation.validity.Condition;
import dev.nirs.evaluation.validity.DrawnWindow;
import dev.nirs.ingest.IngestReport;
import dev.nirs.window.LateCount;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells on standard error how an evaluation of models goes on. */
final class EvaluateValidityListener implements ValidityEvaluation.Listener {
  private final Messages messages;
  private final long seed;
  private boolean whole = true;

  EvaluateValidityListener(PrintWriter err, long seed) {
    this.messages = new Messages(err);
    this.seed = seed;
  }

  @Override
  public void read(IngestReport report) {
    whole &= messages.report(new SuggestRun.Report(report, new LateCount(0, 0)));
  }

  @Override
  public void drawn(List<DrawnWindow> windows) {
    Map<String, Integer> byCapture = new LinkedHashMap<>();
    windows.forEach(w -> byCapture.merge(w.capture(), 1, Integer::sum));
    messages.say("seed " + seed + " draws " + windows.size() + " windows");
    byCapture.forEach((capture, count) -> messages.say("  " + count + " of " + capture));
  }

  @Override
  public void asked(Condition condition, ValidityEvaluation.Step step) {
    messages.say(
        String.format(
            Locale.ROOT,
            "%d of %d windows, %s %s %s%s",
            step.done(),
            step.all(),
            condition.model(),
            condition.form().word(),
            condition.retrieval().word(),
            step.asked() == 0 ? ", from the run file" : left(step.secondsLeft())));
  }

  @Override
  public void timedOut(Condition condition, DrawnWindow window) {
    messages.say(
        "%s %s: no answer in time about %s; it is left out, and asked again by the next run"
            .formatted(condition.model(), condition.form().word(), window.id()));
  }

  private static String left(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, ", about %.0f s left", seconds)
        : String.format(Locale.ROOT, ", about %.0f min left", seconds / 60);
  }

  boolean isWhole() {
    return whole;
  }
}
