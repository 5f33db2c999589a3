package dev.nirs.cli;

import dev.nirs.app.TrafficSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say what varies from replay to replay. */
final class EvaluateGridOptions {
  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "none,atomic,general,heuristic,suggest",
      converter = OfStrategy.class,
      description =
          "Who decides: none; atomic: the talk's baseline; general: networks, services and ports beside it; heuristic: the responder its authors published; suggest: the pipeline"
              + " that ships, without a model; model: the same with a model (default: ${DEFAULT-VALUE}).")
  private List<TrafficSettings.StrategyName> strategies = new ArrayList<>();

  @Option(
      names = "--epsilon",
      paramLabel = "SHARE",
      split = ",",
      defaultValue = "0,0.001,0.01,0.05,0.1",
      converter = Converters.OfShare.class,
      description =
          "Shares of the benign window that the active rules may hit together (default: ${DEFAULT-VALUE}).")
  private List<Double> epsilons = new ArrayList<>();

  @Option(
      names = "--update",
      paramLabel = "TIME",
      split = ",",
      defaultValue = "30s",
      converter = Converters.OfDuration.class,
      description =
          "How often active rules are reviewed and further ones decided while a window is open;"
              + " 0: only when a window closes, and no review (default: ${DEFAULT-VALUE}).")
  private List<Duration> updates = new ArrayList<>();

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      split = ",",
      defaultValue = "0",
      converter = Converters.OfDuration.class,
      description = "How long a rule stays active; 0: for ever (default: ${DEFAULT-VALUE}).")
  private List<Duration> ttls = new ArrayList<>();

  TrafficSettings.Grid grid() {
    return new TrafficSettings.Grid(strategies, epsilons, updates, ttls);
  }

  /** Names in lower case. */
  static final class OfStrategy implements ITypeConverter<TrafficSettings.StrategyName> {
    @Override
    public TrafficSettings.StrategyName convert(String value) {
      for (TrafficSettings.StrategyName name : TrafficSettings.StrategyName.values()) {
        if (name.word().equals(value)) {
          return name;
        }
      }
      throw new TypeConversionException(
          "'"
              + value
              + "' is no strategy; expected none, atomic, general, heuristic, suggest or model");
    }
  }
}
