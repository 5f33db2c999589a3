package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.app.Nirs;
import dev.nirs.http.CountedDesk;
import dev.nirs.http.HttpServer;
import dev.nirs.http.HttpSettings;
import dev.nirs.http.RouteSet;
import dev.nirs.http.page.Pages;
import dev.nirs.service.NirsService;
import dev.nirs.service.live.StreamSettings;
import dev.nirs.service.run.RunningService;
import dev.nirs.service.run.ServiceSettings;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.verification.Policy;
import dev.nirs.window.WindowLimits;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs serve}: the service and the analyst's page, until it is told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the service: events of sensors in, suggestions out, decisions of analysts kept; with a"
          + " page for people at / and an API for programs at /api/v1 (described at /docs). One"
          + " process, one data directory; SIGTERM or Ctrl-C ends it, and what was acknowledged is"
          + " there at the next start. Nothing is applied to any firewall.",
      "",
      "Events come over HTTP (POST /api/v1/events), from files that grow (--follow) and over TCP"
          + " (--listen-tcp). While Ollama does not answer, the baseline does."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  nirs serve --follow /var/log/suricata/eve.json",
      "  curl -H 'Content-Type: application/x-ndjson' --data-binary @eve.json \\",
      "       'http://127.0.0.1:8080/api/v1/events?source=eve-1'",
      "  nirs token add ben --role analyst && nirs serve --host 0.0.0.0 --tls-cert c.pem --tls-key k.pem",
      "  nirs serve --config /etc/nirs/nirs.yaml",
      "",
      "Exit codes: 0 ended as told, 2 wrong usage or settings, 3 it cannot run here (a port in use)."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ListenOptions listen = new ListenOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Read defaults of all options from this YAML file instead of nirs.yaml; every option is"
              + " in examples/nirs.yaml.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--log",
      paramLabel = "json|text",
      defaultValue = "json",
      description = "Form of the log on standard output (default: ${DEFAULT-VALUE}).")
  private LogSetup.Format log = LogSetup.Format.json;

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private AnswerOptions answers = new AnswerOptions();
  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private WindowOptions windows = new WindowOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() throws InputException, IOException, InterruptedException {
    HttpSettings http = Checked.value(spec, listen::settings);
    ServiceSettings settings = settings();
    LogSetup.apply(log);
    InstantSource clock = Nirs.clock();
    PrometheusMeterRegistry registry = registry();
    try (RunningService running = RunningService.start(settings, registry, clock)) {
      NirsService service = CountedDesk.in(running.service(), registry);
      Path reports = settings.dataDirectory().resolve("reports");
      List<RouteSet> pages = List.of(new Pages(service, clock, reports));
      try (HttpServer server = HttpServer.start(http, service, registry, pages)) {
        Messages messages = new Messages(spec.commandLine().getErr());
        config.ifPresent(file -> messages.say("settings from " + file));
        new ServeMessages(messages)
            .tell(server.url(), settings, http, service.tokens().all().size());
        Ending.expect().await();
      }
      return ExitCode.DONE;
    } finally {
      Ending.done();
    }
  }

  private ServiceSettings settings() throws InputException {
    KnowledgeSettings where = knowledge.settings();
    Policy held = Nirs.policy(Checked.value(spec, policy::settings), where);
    ModelSettings wanted = Checked.value(spec, model::settings);
    ModelSettings asked = policy.asksModel() ? wanted : wanted.asked(false);
    BaselineChoice baseline =
        policy.isGeneral() ? BaselineChoice.general(held) : BaselineChoice.ATOMIC;
    return Checked.value(
        spec,
        () ->
            new ServiceSettings(
                data.folder(),
                held,
                where,
                events(),
                new ServiceSettings.Answers(asked, baseline, answers.answers(), answers.breaker()),
                answers.retention()));
  }

  private ServiceSettings.Events events() {
    return new ServiceSettings.Events(
        new StreamSettings(
            windows.settings(), WindowLimits.LIVE, answers.update(), StreamSettings.AHEAD),
        answers.journal(),
        inputs.inputs());
  }

  private static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    return registry;
  }
}
