package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The files for those who run the service say what the program does. */
class OperationsFilesTest {
  private static final Set<String> NOT_IN_A_FILE = Set.of("--help", "--version", "--config");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir private Path folder;

  @Test
  void theCommentedConfigurationHasEveryOptionAndIsRead() throws IOException {
    String text = Files.readString(Path.of("examples/nirs.yaml"));
    String whole = text.replaceAll("(?m)^# ([a-z][a-z-]*: \\S)", "$1");
    Path file = Files.writeString(folder.resolve("nirs.yaml"), whole);
    Set<String> keys = new TreeSet<>();
    YAML.readTree(whole).fieldNames().forEachRemaining(keys::add);
    assertThat(keys).isEqualTo(options());
    CommandLine line = serve(file);
    CommandLine.ParseResult result = line.parseArgs("serve", "--config", file.toString());
    CommandLine.ParseResult serve = result.subcommand();
    assertThat(serve.commandSpec().findOption("--follow").<List<String>>getValue())
        .containsExactly("/var/log/suricata/eve.json=eve-1");
    assertThat(serve.commandSpec().findOption("--port").<Integer>getValue()).isEqualTo(8080);
    assertThat(serve.commandSpec().findOption("--protect").<List<String>>getValue())
        .containsExactly("192.0.2.1", "dns-server");
  }

  /** What is not commented out changes nothing: it is what the program does without the file. */
  @Test
  void theCommentedConfigurationSaysTheDefaults() throws IOException {
    JsonNode file = YAML.readTree(Files.readString(Path.of("examples/nirs.yaml")));
    CommandLine line = NirsCommand.lineFor("serve");
    for (OptionSpec option : subcommand(line).getCommandSpec().options()) {
      String name = option.longestName().substring(2);
      if (file.has(name)) {
        String usual = option.arity().max() == 0 ? "false" : option.defaultValue();
        assertThat(file.get(name).asText()).as(name).isEqualTo(usual);
      }
    }
  }

  private static CommandLine serve(Path file) throws IOException {
    CommandLine line = NirsCommand.lineFor("serve");
    line.setDefaultValueProvider(DefaultValues.of(Map.of(), "serve", "--config", file.toString()));
    return line;
  }

  private static CommandLine subcommand(CommandLine line) {
    return Optional.ofNullable(line.getSubcommands().get("serve")).orElseThrow();
  }

  private static Set<String> options() {
    CommandLine serve = subcommand(NirsCommand.lineFor("serve"));
    return serve.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> !NOT_IN_A_FILE.contains(name))
        .map(name -> name.substring(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void composeBringsUpOllamaTheModelAndTheServiceOnLoopback() throws IOException {
    JsonNode compose = YAML.readTree(Files.readString(Path.of("docker-compose.yml")));
    JsonNode services = compose.get("services");
    assertThat(names(services)).containsExactlyInAnyOrder("ollama", "model", "nirs");
    for (String name : List.of("ollama", "model")) {
      assertThat(services.at("/" + name + "/image").asText())
          .as("a fixed version")
          .matches("ollama/ollama:[0-9]+\\.[0-9]+\\.[0-9]+");
    }
    assertThat(services.at("/model/depends_on/ollama/condition").asText())
        .isEqualTo("service_healthy");
    assertThat(services.at("/ollama/healthcheck/test/0").asText()).isEqualTo("CMD");
    JsonNode nirs = services.get("nirs");
    assertThat(texts(nirs.get("ports"))).containsExactly("127.0.0.1:8080:8080");
    assertThat(nirs.get("read_only").asBoolean()).isTrue();
    assertThat(texts(nirs.get("cap_drop"))).containsExactly("ALL");
    assertThat(nirs.at("/healthcheck/test").toString()).contains("/health/ready");
    Set<String> declared = names(compose.get("volumes"));
    for (JsonNode service : services) {
      for (String volume : texts(service.path("volumes"))) {
        assertThat(declared).contains(volume.substring(0, volume.indexOf(':')));
      }
    }
    List<String> command = texts(nirs.get("command"));
    CommandLine line = NirsCommand.lineFor(command.toArray(String[]::new));
    CommandLine.ParseResult result = line.parseArgs(command.toArray(String[]::new));
    assertThat(result.subcommand().commandSpec().name()).isEqualTo("serve");
    nirs.get("environment")
        .fieldNames()
        .forEachRemaining(
            variable ->
                assertThat(options())
                    .contains(variable.substring(5).toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  @Test
  void theImageStoresWhatTheServiceKeepsInVolumes() throws IOException {
    String dockerfile = Files.readString(Path.of("Dockerfile"));
    JsonNode compose = YAML.readTree(Files.readString(Path.of("docker-compose.yml")));
    for (String volume : texts(compose.at("/services/nirs/volumes"))) {
      String path = volume.substring(volume.indexOf(':') + 1);
      assertThat(dockerfile).containsPattern("mkdir -p [^&]*" + path + " ");
      assertThat(dockerfile).containsPattern("ENV .*=" + path + "( |\\n)");
    }
    assertThat(dockerfile).contains("USER nirs").contains("/health/ready");
  }

  @Test
  void theSystemdUnitStartsServeWithoutRights() throws IOException {
    String unit = Files.readString(Path.of("packaging/nirs.service"));
    Matcher start = Pattern.compile("(?m)^ExecStart=/opt/nirs/nirs (.*)$").matcher(unit);
    assertThat(start.find()).isTrue();
    String[] arguments = start.group(1).split(" ", -1);
    NirsCommand.lineFor(arguments).parseArgs(arguments);
    assertThat(unit)
        .contains("\nDynamicUser=yes\n")
        .contains("\nNoNewPrivileges=yes\n")
        .contains("\nCapabilityBoundingSet=\n")
        .contains("\nProtectSystem=strict\n")
        .contains("\nKillSignal=SIGTERM\n")
        .contains("\nSystemCallFilter=@system-service\n");
    Matcher variables = Pattern.compile("(?m)^Environment=NIRS_([A-Z_]+)=").matcher(unit);
    while (variables.find()) {
      String option = variables.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(option.equals("home") || options().contains(option)).as(option).isTrue();
    }
  }

  @Test
  void theDashboardAsksForMetricsThatExist() throws IOException {
    Set<String> made = metrics();
    JsonNode dashboard =
        new JsonMapper().readTree(Files.readString(Path.of("packaging/grafana-dashboard.json")));
    List<String> asked = new ArrayList<>();
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        Matcher name = Pattern.compile("\\bnirs_[a-z_]+").matcher(target.get("expr").asText());
        while (name.find()) {
          asked.add(
              name.group().replaceFirst("(_seconds)?(_total|_bucket|_count|_sum|_max)?$", ""));
        }
      }
    }
    assertThat(asked).isNotEmpty().allSatisfy(name -> assertThat(made).contains(name));
    assertThat(asked).as("every metric of ours is on the dashboard").containsAll(made);
  }

  /** The names under which the program counts, as Prometheus shows them. */
  private static Set<String> metrics() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/nirs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher name =
            Pattern.compile("(?:counter|builder|gauge)\\(\\s*\"(nirs\\.[a-z.]+)\"")
                .matcher(Files.readString(file));
        while (name.find()) {
          names.add(name.group(1).replace('.', '_'));
        }
      }
    }
    return names;
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
