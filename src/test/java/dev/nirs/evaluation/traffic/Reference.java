package dev.nirs.evaluation.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.ingest.InputFile;
import dev.nirs.ingest.Sources;
import dev.nirs.traffic.FiveTuple;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the reference programs, and hands them captures in the form they read. */
final class Reference {
  private static final Path FOLDER = Path.of("../shared/reference");
  private static final Path DATA = Path.of("../shared/data");

  private Reference() {}

  static Trace capture(String name) throws Exception {
    Path file = DATA.resolve(name);
    assumeThat(file).as("the capture %s", name).exists();
    TraceBuilder builder = new TraceBuilder();
    Sources.readFiles(
        List.of(new InputFile(file, false)), IngestOptions.DEFAULT, bytes -> {}, builder);
    return builder.build(name);
  }

  static JsonNode run(String program, List<String> arguments) throws Exception {
    Path script = FOLDER.resolve(program);
    assumeThat(script).as("the reference program %s", program).exists();
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    JsonNode answer = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).isZero();
    return answer;
  }

  /** The columns that atomic_baseline.py reads. */
  static void writeFlows(Trace trace, Path target) throws Exception {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8))) {
      out.println("timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label");
      for (int i = 0; i < trace.size(); i++) {
        FiveTuple tuple = trace.tuple(i);
        out.println(
            BigDecimal.valueOf(trace.time(i), 6).toPlainString()
                + ","
                + tuple.source()
                + ","
                + port(tuple.sourcePort())
                + ","
                + tuple.destination()
                + ","
                + port(tuple.destinationPort())
                + ","
                + tuple.protocol()
                + ","
                + (trace.isAttack(i) ? "attack" : "benign"));
      }
    }
  }

  /** The columns that published_metric.py reads; what is not known counts as sent. */
  static void writePublished(Trace trace, Path target) throws Exception {
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8))) {
      out.println("ts_ms,src,dst,src_data,dst_data,label");
      for (int i = 0; i < trace.size(); i++) {
        out.println(
            trace.time(i) / 1000
                + ","
                + trace.address(trace.source(i))
                + ","
                + trace.address(trace.destination(i))
                + ","
                + (trace.sentForward(i) ? 1 : 0)
                + ","
                + (trace.sentBackward(i) ? 1 : 0)
                + ","
                + (trace.isAttack(i) ? 1 : 0));
      }
    }
  }

  private static String port(int port) {
    return port == FiveTuple.NO_PORT ? "-" : Integer.toString(port);
  }
}
