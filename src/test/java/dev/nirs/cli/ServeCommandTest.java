package dev.nirs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nirs serve} as a process: what it says, serves, logs, and how it ends. */
class ServeCommandTest {
  private static final String EVENTS =
      """
      timestamp,src_ip,src_port,dst_ip,dst_port,protocol,label
      1000,203.0.113.77,4000,192.0.2.10,80,tcp,attack
      """;

  @TempDir private Path folder;

  private Path knowledge;

  @BeforeEach
  void makeKnowledge() throws IOException {
    knowledge = Files.createDirectories(folder.resolve("knowledge-base"));
  }

  @Test
  void servesUntilItIsToldToEnd() throws IOException, InterruptedException {
    Process process = serve("--port", "0", "--strategy", "general");
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      List<String> said = new ArrayList<>();
      String url = url(err, said);
      HttpResponse<String> ready = get(url + "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(get(url + "/").statusCode()).isEqualTo(200);
      HttpResponse<String> taken =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "/api/v1/events?source=eve-1"))
                      .header("Content-Type", "text/csv")
                      .POST(HttpRequest.BodyPublishers.ofString(EVENTS))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(get(url + "/metrics").body())
          .contains("nirs_events_total{source=\"eve-1\"} 1.0")
          .contains("nirs_queue_depth");
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      err.lines().forEach(said::add);
      assertThat(said)
          .anyMatch(line -> line.contains("data in " + folder.resolve("data")))
          .anyMatch(line -> line.contains("asking no model"));
      logHoldsNoTraffic(process);
    }
  }

  private static void logHoldsNoTraffic(Process process) throws IOException {
    List<String> log;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      log = out.lines().toList();
    }
    assertThat(log).isNotEmpty();
    boolean requests = false;
    for (String line : log) {
      JsonNode object = new JsonMapper().readTree(line);
      assertThat(object.has("level")).as(line).isTrue();
      assertThat(line).doesNotContain("203.0.113.77").doesNotContain("?source=");
      requests |= object.path("loggerName").asText().equals("dev.nirs.requests");
    }
    assertThat(requests).as("one line for each request").isTrue();
  }

  @Test
  void saysInOneLineThatThePortIsTaken() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = serve("--port", Integer.toString(taken.getLocalPort()));
      List<String> said = process.errorReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(said).hasSize(1);
      assertThat(said.getFirst())
          .startsWith("nirs: error: 127.0.0.1:" + taken.getLocalPort() + ": ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--tls-cert cert.pem, --tls-cert and --tls-key must be given together",
    "--port 70000, port 70000 is not 0 to 65535",
    "--listen-tcp nowhere, --listen-tcp 'nowhere' is not HOST:PORT",
    "--follow a/..., source '...' is not 1 to 60",
    "--max-window 0, maximum length 0",
    "--workers 0, workers 0 is not 1 to 64",
    "--journal-size 0, --journal-size 0 is not 1 or more",
    "--config missing.yaml, missing.yaml",
  })
  void saysInOneLineWhatIsWrongWithAnOption(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--no-model"));
    arguments.addAll(List.of("--knowledge", knowledge.toString()));
    arguments.addAll(List.of(options.split(" ", -1)));
    RunCommand.Printed printed = RunCommand.run(arguments.toArray(String[]::new));
    assertThat(printed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(printed.err().lines()).hasSize(1);
    assertThat(printed.err()).contains(message);
  }

  @Test
  void teachesItsOptions() {
    RunCommand.Printed printed = RunCommand.run("serve", "--help");
    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .contains("--follow")
        .contains("--require-token")
        .contains("curl")
        .contains("nirs token add");
  }

  private Process serve(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.nirs.cli.Main"));
    command.addAll(List.of("serve", "--no-model", "--knowledge", knowledge.toString()));
    command.addAll(List.of("--data-dir", folder.resolve("data").toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }

  private static String url(BufferedReader err, List<String> said) throws IOException {
    Pattern listening = Pattern.compile("listening on (http://[0-9.]+:[0-9]+) ");
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      said.add(line);
      Matcher matcher = listening.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("it ended before it listened: " + said);
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
