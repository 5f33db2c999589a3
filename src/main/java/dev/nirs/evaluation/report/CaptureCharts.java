package dev.nirs.evaluation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.ReplayResult;
import dev.nirs.evaluation.traffic.RuleLoad;
import dev.nirs.evaluation.traffic.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the charts of one capture show, as JSON; times in milliseconds since the epoch. */
final class CaptureCharts {
  /** Stretches that time is cut into. */
  static final int BUCKETS = 120;

  private static final int MOST_CHANGES = 2_000;

  private final int number;
  private final List<Measurement> replays;
  private final Trace trace;

  CaptureCharts(int number, List<Measurement> replays) {
    this.number = number;
    this.replays = replays;
    this.trace = replays.getFirst().result().trace();
  }

  /** Microseconds of a bucket. */
  static long bucket(Trace trace) {
    return trace.size() == 0 ? 1 : (last(trace) - trace.time(0)) / BUCKETS + 1;
  }

  private static long last(Trace trace) {
    return trace.time(trace.size() - 1);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("number", number);
    json.put("start", trace.size() == 0 ? 0 : trace.time(0) / 1000);
    json.put("end", trace.size() == 0 ? 1 : last(trace) / 1000);
    json.put("step", bucket(trace) / 1e3);
    json.put("shown", Front.best(replays));
    curves(json.putArray("curves"));
    ArrayNode list = json.putArray("replays");
    replays.forEach(measured -> replay(list.addObject(), measured));
    return json;
  }

  private void curves(ArrayNode curves) {
    Map<String, List<Measurement>> byName = new LinkedHashMap<>();
    boolean plain =
        replays.stream().map(m -> m.setting().update() + " " + m.setting().ttl()).distinct().count()
            == 1;
    for (Measurement measured : replays) {
      if (!measured.strategy().equals("none")) {
        String name = measured.strategy();
        if (!plain) {
          name += " " + Durations.text(measured.setting().update());
          name += measured.setting().ttl().isZero() ? "" : " ttl " + measured.setting().ttl();
        }
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(measured);
      }
    }
    byName.forEach((name, points) -> curve(curves.addObject().put("name", name), points));
  }

  private static void curve(ObjectNode curve, List<Measurement> measured) {
    ArrayNode points = curve.putArray("points");
    List<Measurement> sorted = new ArrayList<>(measured);
    sorted.sort(Comparator.comparingDouble(m -> m.setting().epsilon()));
    for (Measurement point : sorted) {
      ObjectNode json = points.addObject();
      json.putArray("value").add(zero(point.wbr())).add(zero(point.cbr()));
      json.put("epsilon", Figures.epsilon(point));
      json.put("mean", point.result().load().mean());
      json.put("max", point.result().load().max());
      json.put("first", Figures.firstBlock(point.result()));
    }
  }

  private static double zero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private void replay(ObjectNode json, Measurement measured) {
    json.put("title", Front.title(measured));
    ArrayNode flows = json.putArray("flows");
    long[][] counts = counts(measured.result());
    for (int label = 0; label < counts.length; label++) {
      ObjectNode series = JsonNodeFactory.instance.objectNode();
      series.put("label", measured.result().classes().get(label).label());
      series.put("benign", label == 0);
      ArrayNode values = series.putArray("counts");
      long sum = 0;
      for (long count : counts[label]) {
        values.add(count);
        sum += count;
      }
      if (sum > 0 || label == 0) {
        flows.add(series);
      }
    }
    rules(json.putArray("rules"), measured.result().load());
  }

  private long[][] counts(ReplayResult result) {
    long[][] counts = new long[result.classes().size()][BUCKETS];
    long bucket = bucket(trace);
    for (int i = result.stopped().nextSetBit(0); i >= 0; i = result.stopped().nextSetBit(i + 1)) {
      counts[result.trace().labelNumber(i)][(int) ((trace.time(i) - trace.time(0)) / bucket)]++;
    }
    return counts;
  }

  private void rules(ArrayNode list, RuleLoad load) {
    List<RuleLoad.Change> changes = load.changes();
    int step = Math.max(1, changes.size() / MOST_CHANGES);
    if (trace.size() > 0) {
      list.addArray().add(trace.time(0) / 1000).add(0);
    }
    int last = 0;
    for (int i = 0; i < changes.size(); i += step) {
      list.addArray().add(changes.get(i).time() / 1000).add(changes.get(i).active());
      last = changes.get(i).active();
    }
    if (trace.size() > 0) {
      list.addArray().add(last(trace) / 1000).add(last);
    }
  }
}
