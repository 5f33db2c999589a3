package dev.nirs.cli;

import dev.nirs.evaluation.report.HtmlReport;
import dev.nirs.evaluation.report.MeasurementJson;
import dev.nirs.evaluation.report.TrafficTable;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.Weights;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;

/** Prints measurements in the form that was asked for. */
final class EvaluatePrinter implements Consumer<Measurement> {
  private final EvaluateTrafficCommand.EvaluateOutput output;
  private final PrintWriter out;
  private final Map<String, String> frame;
  private final Weights weights;
  private final TrafficTable table;
  private final HtmlReport page;

  EvaluatePrinter(
      EvaluateTrafficCommand.EvaluateOutput output,
      PrintWriter out,
      Map<String, String> frame,
      Weights weights) {
    this.output = output;
    this.out = out;
    this.frame = frame;
    this.weights = weights;
    this.table = new TrafficTable(weights);
    this.page = new HtmlReport(frame, weights);
  }

  @Override
  public void accept(Measurement measured) {
    switch (output) {
      case text -> table.add(measured);
      case html -> page.add(measured);
      case json -> {
        out.println(MeasurementJson.of(measured, frame, weights));
        out.flush();
      }
    }
  }

  void end() {
    switch (output) {
      case text -> out.print(table);
      case html -> page.write(out);
      case json -> {}
    }
    out.flush();
  }
}
