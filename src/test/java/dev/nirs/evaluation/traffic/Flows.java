package dev.nirs.evaluation.traffic;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Observation;
import dev.nirs.traffic.Protocol;

/** Writes small traces by hand; times in seconds. */
final class Flows {
  private final TraceBuilder builder = new TraceBuilder();

  Flows attack(double second, String source, String destination, int port) {
    builder.accept(new Alert(flow(second, source, destination, port), AttackClass.SCAN, 1, "scan"));
    return this;
  }

  Flows benign(double second, String source, String destination, int port) {
    builder.accept(new Observation.Benign(flow(second, source, destination, port)));
    return this;
  }

  Trace trace() {
    return builder.build("by hand");
  }

  static DetectedTrace ideal(Trace trace) {
    return DetectedTrace.of(trace, Detector.labelled(trace), Scope.ALL);
  }

  private static Flow flow(double second, String source, String destination, int port) {
    return new Flow(
        Math.round(second * 1e6),
        new FiveTuple(address(source), 40_000, address(destination), port, Protocol.TCP));
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
