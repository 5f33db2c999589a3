package dev.nirs.app;

import dev.nirs.evaluation.traffic.AtomicStrategy;
import dev.nirs.evaluation.traffic.ContestStrategy;
import dev.nirs.evaluation.traffic.DetectedTrace;
import dev.nirs.evaluation.traffic.GeneralStrategy;
import dev.nirs.evaluation.traffic.HeuristicStrategy;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.PipelineStrategy;
import dev.nirs.evaluation.traffic.ReplaySettings;
import dev.nirs.evaluation.traffic.Strategy;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes the strategies of replays. */
final class ReplayStrategies {
  private final TrafficSettings.Frame frame;
  private final ModelSettings model;
  private final KnowledgeSettings knowledge;

  ReplayStrategies(TrafficSettings.Frame frame, ModelSettings model, KnowledgeSettings knowledge) {
    this.frame = frame;
    this.model = model;
    this.knowledge = knowledge;
  }

  /** A strategy made when its replay starts, and why it cannot do all it should, if so. */
  record Made(Supplier<Strategy> strategy, Optional<String> note) {}

  Made make(TrafficSettings.StrategyName name, Measurement.Setting setting, DetectedTrace seen)
      throws InputException {
    return switch (name) {
      case NONE -> made(() -> situation -> List.of());
      case ATOMIC -> made(() -> new AtomicStrategy(seen, frame.direction()));
      case GENERAL -> made(GeneralStrategy::new);
      case HEURISTIC -> made(() -> new HeuristicStrategy(capacity(frame)));
      case SUGGEST -> pipeline(setting.epsilon(), false);
      case SUGGEST_GENERAL -> general(setting.epsilon());
      case MODEL -> pipeline(setting.epsilon(), true);
      case BEST_BENIGN -> contest(ContestStrategy.Order.BENIGN_BEFORE_RULES, seen);
      case BEST_RULES -> contest(ContestStrategy.Order.RULES_BEFORE_BENIGN, seen);
      case BEST_HELD_OUT -> contest(ContestStrategy.Order.HELD_OUT, seen);
    };
  }

  private Made contest(ContestStrategy.Order order, DetectedTrace seen) {
    return made(
        () ->
            new ContestStrategy(
                order,
                List.of(new AtomicStrategy(seen, frame.direction()), new GeneralStrategy())));
  }

  private static Made made(Supplier<Strategy> strategy) {
    return new Made(strategy, Optional.empty());
  }

  private Made pipeline(double epsilon, boolean isAsked) throws InputException {
    ModelSettings asked = model.asked(isAsked);
    Optional<String> noModel = Optional.empty();
    Map<IpVersion, SuggestionPipeline> pipelines = new EnumMap<>(IpVersion.class);
    for (IpVersion version : IpVersion.values()) {
      Nirs.Wired wired =
          Nirs.pipeline(policy(epsilon, version), asked, knowledge, UnaryOperator.identity());
      pipelines.put(version, wired.pipeline());
      noModel = wired.noModel();
    }
    return new Made(() -> new PipelineStrategy(pipelines), noModel);
  }

  private Made general(double epsilon) throws InputException {
    Map<IpVersion, SuggestionPipeline> pipelines = new EnumMap<>(IpVersion.class);
    for (IpVersion version : IpVersion.values()) {
      pipelines.put(version, Nirs.generalPipeline(policy(epsilon, version)).pipeline());
    }
    return made(() -> new PipelineStrategy(pipelines));
  }

  /** The policy that ships, without roles of hosts. */
  private Policy policy(double epsilon, IpVersion version) throws InputException {
    PolicySettings policy =
        new PolicySettings(
            "INPUT",
            version,
            new Bounds(epsilon, most(frame), frame.direction(), Bounds.BENIGN_FLOOR),
            Optional.empty(),
            List.of(),
            Protection.SSH);
    return PolicyReader.read(policy, List.of());
  }

  static int capacity(TrafficSettings.Frame frame) {
    return frame.maxRules() == 0 ? HeuristicStrategy.MOST_RULES : frame.maxRules();
  }

  static ReplaySettings.Bounds bounds(TrafficSettings.Frame frame, double epsilon) {
    return new ReplaySettings.Bounds(epsilon, most(frame), frame.direction());
  }

  private static int most(TrafficSettings.Frame frame) {
    return frame.maxRules() == 0 ? Integer.MAX_VALUE : frame.maxRules();
  }
}
