package dev.nirs.evaluation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.mustachejava.DefaultMustacheFactory;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.Weights;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measurements as one HTML page that needs nothing else: styles, data and the chart library are in
 * it.
 */
public final class HtmlReport {
  private static final String TEMPLATE = "report/traffic.html";
  private static final String PROGRAM = "report/traffic.js";
  private static final String LIBRARY =
      "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

  private final Map<String, String> frame;
  private final Weights weights;
  private final List<Measurement> measured = new ArrayList<>();

  /**
   * A report without measurements.
   *
   * @param frame settings that hold for all replays, by name
   * @param weights of labels
   */
  public HtmlReport(Map<String, String> frame, Weights weights) {
    this.frame = new LinkedHashMap<>(frame);
    this.weights = weights;
  }

  /**
   * Adds a measurement.
   *
   * @param measurement the measurement
   */
  public void add(Measurement measurement) {
    measured.add(measurement);
  }

  /**
   * Writes the page.
   *
   * @param out takes it; not closed
   */
  public void write(Writer out) {
    Map<String, List<Measurement>> byCapture = new LinkedHashMap<>();
    measured.forEach(m -> byCapture.computeIfAbsent(m.data(), d -> new ArrayList<>()).add(m));
    List<Object> captures = new ArrayList<>();
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    byCapture
        .values()
        .forEach(
            replays -> {
              captures.add(new CaptureTables(captures.size(), replays, weights).values());
              data.add(new CaptureCharts(data.size(), replays).json());
            });
    Map<String, Object> page = new HashMap<>();
    page.put(
        "frame",
        frame.entrySet().stream()
            .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
            .toList());
    page.put("captures", captures);
    page.put("weighted", weights.isGiven());
    // a label that closes the script element must not: JSON may write < as an escape
    page.put("data", data.toString().replace("<", "\\u003c"));
    page.put("library", BundledText.of(LIBRARY));
    page.put("program", BundledText.of(PROGRAM));
    new DefaultMustacheFactory().compile(TEMPLATE).execute(out, page);
  }
}
