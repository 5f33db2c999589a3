package dev.nirs.service.live;

import dev.nirs.ingest.RejectionReason;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Outcome;
import dev.nirs.suggestion.Proposal;
import dev.nirs.suggestion.Suggestion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Counts what happens under the names {@code nirs.*}, which Prometheus shows as {@code nirs_*}. */
final class LiveMetrics {
  private final MeterRegistry registry;
  private final Timer commits;

  LiveMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.commits =
        Timer.builder("nirs.journal.commit")
            .description("Writing a group of frames and forcing it to disk")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(1))
            .register(registry);
  }

  /** Something that writes. */
  @FunctionalInterface
  interface Writing {
    void run() throws IOException;
  }

  void commit(Writing writing) throws IOException {
    Timer.Sample sample = Timer.start(registry);
    writing.run();
    long unused = sample.stop(commits);
  }

  void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  void events(SourceName source, long taken, long refused) {
    registry.counter("nirs.events", "source", source.text()).increment((double) taken);
    registry.counter("nirs.events.refused", "source", source.text()).increment((double) refused);
  }

  void lines(Input input, RejectionReason reason, long rejected) {
    registry
        .counter("nirs.lines.rejected", "input", input.word(), "reason", word(reason.name()))
        .increment((double) rejected);
  }

  void busy(String what) {
    registry.counter("nirs.intake.busy", "full", what).increment();
  }

  void window(Trigger trigger) {
    registry.counter("nirs.windows", "trigger", word(trigger.name())).increment();
  }

  Proposal model(Supplier<Proposal> question) {
    Timer.Sample sample = Timer.start(registry);
    Proposal proposal = question.get();
    String result =
        switch (proposal) {
          case Proposal.Rules rules -> "rules";
          case Proposal.Failed failed -> word(failed.reason().name());
        };
    Timer timer =
        Timer.builder("nirs.model.answer")
            .description("From the question about a window to its verified answer")
            .tag("result", result)
            .serviceLevelObjectives(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(180))
            .register(registry);
    long unused = sample.stop(timer);
    return proposal;
  }

  void suggestion(Suggestion suggestion) {
    registry.counter("nirs.suggestions", "outcome", word(suggestion.outcome().word())).increment();
    if (suggestion.outcome() instanceof Outcome.Fallback fallback) {
      registry.counter("nirs.fallbacks", "reason", word(fallback.reason().name())).increment();
    }
    suggestion
        .run()
        .ifPresent(
            run -> {
              registry.counter("nirs.model.tokens", "kind", "prompt").increment(run.promptTokens());
              registry.counter("nirs.model.tokens", "kind", "answer").increment(run.answerTokens());
              registry.counter("nirs.retrieval.entries").increment(run.examples().size());
            });
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
