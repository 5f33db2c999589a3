package dev.nirs;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write flows, windows and rules in tests. */
public final class Samples {
  private Samples() {}

  /**
   * A flow at second 0 written as {@code tcp 10.0.0.1:1000 > 10.0.0.2:80}; a port may be left out.
   */
  public static Flow flow(String text) {
    String[] parts = text.split(" ", 4);
    String[] source = end(parts[1]);
    String[] destination = end(parts[3]);
    return new Flow(
        0,
        new FiveTuple(
            IpAddress.parse(source[0]).orElseThrow(),
            Integer.parseInt(source[1]),
            IpAddress.parse(destination[0]).orElseThrow(),
            Integer.parseInt(destination[1]),
            Protocol.parse(parts[0]).orElseThrow()));
  }

  /** An alert of that flow. */
  public static Alert alert(String text) {
    return new Alert(flow(text), AttackClass.UNKNOWN, 1, "");
  }

  /** A window of alerts and benign flows, all at second 0. */
  public static AlertWindow window(List<String> alerts, List<String> benign) {
    return new AlertWindow(
        1,
        0,
        60_000_000,
        alerts.stream().map(Samples::alert).toList(),
        benign.stream().map(Samples::flow).toList());
  }

  /**
   * Benign flows that touch nothing of the tests: enough of them for the floor of the benign
   * window.
   */
  public static List<String> quiet(int count) {
    List<String> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      flows.add("udp 198.51.100." + (i % 250 + 1) + ":40000 > 198.18.0.53:53");
    }
    return flows;
  }

  /** A rule from its text. */
  public static Rule rule(String text) {
    return rule(text, text.contains("::") ? IpVersion.V6 : IpVersion.V4);
  }

  /** The rule of a line of a family. */
  public static Rule rule(String text, IpVersion version) {
    return switch (new RuleGrammar(version, RuleGrammar.CHAINS).parse(text)) {
      case ParsedLine.Accepted accepted -> accepted.rules().get(0);
      case ParsedLine.Refused refused ->
          throw new IllegalArgumentException(text + ": " + refused.diagnostics());
    };
  }

  /** The rules of lines of a family. */
  public static List<Rule> rules(List<String> texts, IpVersion version) {
    return texts.stream().map(text -> rule(text, version)).toList();
  }

  private static String[] end(String text) {
    int colon = text.lastIndexOf(':');
    return colon < 0 || text.indexOf(':') != colon && !text.contains("]")
        ? new String[] {text, "-1"}
        : new String[] {
          text.substring(0, colon).replaceAll("[\\[\\]]", ""), text.substring(colon + 1)
        };
  }
}
