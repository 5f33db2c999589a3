package dev.nirs.summary;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Windows made to order. An end is {@code 10.0.0.*}: the star counts up with every alert, {@code
 * *5} starts again after five; ports the same way.
 */
public final class Windows {
  private static final Volume ANSWERED = new Volume(5, 5, 500, 500);
  private static final Pattern STAR = Pattern.compile("([^*]*)\\*([0-9]*)(.*)");
  private static final Volume SILENT = new Volume(1, 0, 60, 0);

  private Windows() {}

  /** Alerts of one kind, a second apart. */
  public static List<Alert> alerts(int count, AttackClass kind, String line) {
    List<Alert> alerts = new ArrayList<>();
    String[] words = line.split(" ");
    boolean silent = words.length > 4 && words[4].equals("silent");
    for (int i = 0; i < count; i++) {
      Flow flow = new Flow(i * 1_000_000L, tuple(words, i), silent ? SILENT : ANSWERED);
      alerts.add(new Alert(flow, kind, 1, "words of a sensor"));
    }
    return alerts;
  }

  /** Benign flows, written the same way. */
  public static List<Flow> flows(int count, String line) {
    return alerts(count, AttackClass.UNKNOWN, line).stream().map(Alert::flow).toList();
  }

  /** A window of alerts alone. */
  public static AlertWindow window(List<Alert> alerts) {
    return window(alerts, List.of());
  }

  /** A window with benign flows. */
  public static AlertWindow window(List<Alert> alerts, List<Flow> benign) {
    return new AlertWindow(1, 0, 1, alerts, benign);
  }

  /** {@code source destination protocol port}; port - for none. */
  private static FiveTuple tuple(String[] words, int i) {
    Protocol protocol = Protocol.parse(words[2]).orElseThrow();
    int port = words[3].equals("-") ? -1 : Integer.parseInt(star(words[3], i));
    return new FiveTuple(
        address(star(words[0], i)), 40000 + i % 20000, address(star(words[1], i)), port, protocol);
  }

  private static IpAddress address(String text) {
    return text.equals("?") ? IpAddress.UNKNOWN : IpAddress.parse(text).orElseThrow();
  }

  private static String star(String text, int i) {
    Matcher star = STAR.matcher(text);
    if (!star.matches()) {
      return text;
    }
    int number = star.group(2).isEmpty() ? i : i % Integer.parseInt(star.group(2));
    return star.group(1) + (1 + number) + star.group(3);
  }
}
