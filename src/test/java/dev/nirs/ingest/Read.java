package dev.nirs.ingest;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Observation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a capture gave: the report and the observations, in the order they came. */
record Read(SourceReport report, List<Observation> observations) {

  static Read text(String text) throws IngestException {
    return text(text, IngestOptions.DEFAULT);
  }

  static Read text(String text, IngestOptions options) throws IngestException {
    return stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
  }

  static Read stream(InputStream in, IngestOptions options) throws IngestException {
    List<Observation> observations = new ArrayList<>();
    IngestReport report = Sources.readStream("capture", in, options, observations::add);
    return new Read(report.sources().get(0), observations);
  }

  static Read file(Path file) throws IngestException {
    List<Observation> observations = new ArrayList<>();
    IngestReport report =
        Sources.readFiles(
            List.of(new InputFile(file, false)),
            IngestOptions.DEFAULT,
            bytes -> {},
            observations::add);
    return new Read(report.sources().get(0), observations);
  }

  List<Alert> alerts() {
    return observations.stream().filter(Alert.class::isInstance).map(Alert.class::cast).toList();
  }

  /** Flows as text: time in microseconds and the five-tuple. */
  List<String> flows() {
    return observations.stream().map(o -> o.flow().time() + " " + o.flow().tuple()).toList();
  }

  List<String> rejections() {
    return report.samples().stream().map(Rejection::toString).toList();
  }
}
