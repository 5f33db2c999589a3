package dev.nirs.benchmark;

import dev.nirs.selection.BenignCount;
import dev.nirs.selection.CandidateTable;
import dev.nirs.selection.Choice;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GeneralChoice;
import dev.nirs.selection.GeneralSettings;
import dev.nirs.selection.GreedyChoice;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Times the choice of rules for one window beside a plain hash join of the same flows: a count of
 * alerts and benign flows for each atomic rule in a {@link HashMap}, which chooses nothing.
 *
 * <p>Prints a Markdown table; arguments: rounds (median is taken, 5), seed (42).
 */
public final class SelectionBenchmark {
  private static final ChoiceSettings SETTINGS =
      new ChoiceSettings(
          0.01, Integer.MAX_VALUE, "INPUT", IpVersion.V4, BenignCount.FORWARD, rule -> true);

  private final Random random;
  private final int rounds;
  private final PrintStream out;

  private SelectionBenchmark(int rounds, long seed, PrintStream out) {
    this.rounds = rounds;
    this.random = new Random(seed);
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param arguments rounds and seed
   */
  public static void main(String... arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 42;
    new SelectionBenchmark(rounds, seed, System.out).run();
  }

  private void run() {
    out.println(
        "| window | alerts | benign flows | atomic candidates | rules | atomic, s | general candidates | rules | general, s | hash join, s |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    Shape few = new Shape("50 attackers, 20 victims, 1,000 services", 50, 20, 1_000);
    Shape many = new Shape("5,000 attackers, 500 victims, any port", 5_000, 500, 60_000);
    measure(few, 10_000, 100_000);
    for (int alerts : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
      measure(few, alerts, 1_000_000);
    }
    for (int alerts : new int[] {1_000, 10_000, 100_000}) {
      measure(many, alerts, 1_000_000);
    }
    measure(new Shape("spoofed flood: any source, one service", 1 << 24, 1, 1), 100_000, 1_000_000);
  }

  private void measure(Shape shape, int alerts, int benign) {
    AlertWindow window = window(shape, alerts, benign);
    Timed atomic = timed(window, w -> rules(GreedyChoice.choose(w, SETTINGS)));
    Timed general =
        timed(window, w -> rules(GeneralChoice.choose(w, SETTINGS, GeneralSettings.DEFAULT_V4)));
    Timed join = timed(window, SelectionBenchmark::hashJoin);
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %.3f | %,d | %,d | %.3f | %.3f |%n",
        shape.name,
        alerts,
        benign,
        CandidateTable.atomic(window, SETTINGS).size(),
        atomic.answer,
        atomic.seconds,
        CandidateTable.general(window, SETTINGS, GeneralSettings.DEFAULT_V4).size(),
        general.answer,
        general.seconds,
        join.seconds);
  }

  private static int rules(Choice choice) {
    return choice.rules().size();
  }

  private Timed timed(AlertWindow window, ToIntFunction<AlertWindow> work) {
    double[] seconds = new double[rounds];
    int answer = work.applyAsInt(window);
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      answer = work.applyAsInt(window);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return new Timed(answer, seconds[rounds / 2]);
  }

  /** Counts by atomic rule, the obvious way. */
  private static int hashJoin(AlertWindow window) {
    Map<Object, int[]> counts = new HashMap<>();
    for (Alert alert : window.alerts()) {
      for (Object key : keys(alert.flow().tuple())) {
        counts.computeIfAbsent(key, k -> new int[2])[0]++;
      }
    }
    for (Flow flow : window.benign()) {
      for (Object key : keys(flow.tuple())) {
        int[] count = counts.get(key);
        if (count != null) {
          count[1]++;
        }
      }
    }
    return counts.size();
  }

  private static List<Object> keys(FiveTuple t) {
    return List.of(
        t.source(),
        new HostProtocol(t.destination(), t.protocol()),
        new HostService(t.destination(), t.protocol(), t.destinationPort()),
        new Connection(t.source(), t.destination(), t.protocol(), t.sourcePort()));
  }

  private AlertWindow window(Shape shape, int alerts, int benign) {
    List<Alert> attack = new ArrayList<>(alerts);
    for (int i = 0; i < alerts; i++) {
      attack.add(new Alert(attack(shape), AttackClass.UNKNOWN, 1, ""));
    }
    List<Flow> normal = new ArrayList<>(benign);
    for (int i = 0; i < benign; i++) {
      normal.add(normal(shape));
    }
    return new AlertWindow(1, 0, 1, attack, normal);
  }

  private Flow attack(Shape shape) {
    int source = 0x2d000000 + skewed(shape.attackers) * (shape.attackers > 1 << 20 ? 97 : 3);
    return flow(source, 0x0a000000 + skewed(shape.victims), skewed(shape.services));
  }

  /** One in ten benign flows goes to a victim, one in a hundred comes from an attacker. */
  private Flow normal(Shape shape) {
    int source =
        random.nextInt(100) == 0
            ? 0x2d000000 + skewed(shape.attackers) * 3
            : 0x60000000 + random.nextInt(50_000);
    int destination =
        random.nextInt(10) == 0
            ? 0x0a000000 + skewed(shape.victims)
            : 0x0a010000 + random.nextInt(5_000);
    return flow(source, destination, skewed(2_000));
  }

  private Flow flow(int source, int destination, int port) {
    return new Flow(
        0,
        new FiveTuple(
            IpAddress.v4(source),
            1024 + random.nextInt(60_000),
            IpAddress.v4(destination),
            20 + port,
            random.nextInt(5) == 0 ? Protocol.UDP : Protocol.TCP));
  }

  /** Small numbers are more frequent: the square of a uniform share. */
  private int skewed(int bound) {
    double share = random.nextDouble();
    return (int) (share * share * bound);
  }

  private record Shape(String name, int attackers, int victims, int services) {}

  private record Timed(int answer, double seconds) {}

  private record HostProtocol(IpAddress host, Protocol protocol) {}

  private record HostService(IpAddress host, Protocol protocol, int port) {}

  private record Connection(IpAddress source, IpAddress host, Protocol protocol, int port) {}
}
