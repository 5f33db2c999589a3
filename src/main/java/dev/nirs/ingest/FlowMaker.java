package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes flows and alerts of the values of a record. */
final class FlowMaker {
  private static final Set<String> BENIGN =
      Set.of("benign", "normal", "0", "background", "unknown", "");
  private static final int MOST_CACHED = 10_000;

  private final Cells cells = new Cells();
  private final AttackVocabulary vocabulary = new AttackVocabulary();
  private final Map<String, String> labels = new HashMap<>();

  Cells cells() {
    return cells;
  }

  FiveTuple tuple(Ends ends) throws RejectedLine {
    Protocol protocol = cells.protocol(ends.names().protocol(), ends.protocol());
    IpAddress source = cells.address(ends.names().source(), ends.source());
    IpAddress destination = cells.address(ends.names().destination(), ends.destination());
    return new FiveTuple(
        source,
        cells.port(ends.names().sourcePort(), ends.sourcePort(), protocol),
        destination,
        cells.port(ends.names().destinationPort(), ends.destinationPort(), protocol),
        protocol);
  }

  static boolean isBenign(String label) {
    return BENIGN.contains(label) || BENIGN.contains(label.toLowerCase(Locale.ROOT));
  }

  Observation labelled(Flow flow, String label) {
    return isBenign(label) ? new Observation.Benign(flow) : alert(flow, label, 1);
  }

  Alert alert(Flow flow, String label, double score) {
    return new Alert(flow, vocabulary.classify(label), score, cleaned(label));
  }

  /** An alert whose class is told by more words than its label. */
  Alert alert(Flow flow, String label, String words) {
    return new Alert(flow, vocabulary.classify(words), 1, cleaned(label));
  }

  private String cleaned(String label) {
    String known = labels.get(label);
    if (known != null) {
      return known;
    }
    String clean = Labels.clean(label);
    if (labels.size() < MOST_CACHED) {
      labels.put(label, clean);
    }
    return clean;
  }

  /** The texts of the ends of a flow, and what their columns are called. */
  record Ends(
      String source,
      String sourcePort,
      String destination,
      String destinationPort,
      String protocol,
      Names names) {
    static Ends of(Columns columns, Names names) {
      return new Ends(
          columns.cell(names.source),
          columns.cell(names.sourcePort),
          columns.cell(names.destination),
          columns.cell(names.destinationPort),
          columns.cell(names.protocol),
          names);
    }
  }

  /** Names of the columns of the ends. */
  record Names(
      String source,
      String sourcePort,
      String destination,
      String destinationPort,
      String protocol) {}
}
