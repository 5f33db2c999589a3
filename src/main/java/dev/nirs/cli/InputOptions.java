package dev.nirs.cli;

import dev.nirs.notation.Printable;
import dev.nirs.service.live.SourceName;
import dev.nirs.service.run.ServiceInputs;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options that say where events come from beside HTTP. */
final class InputOptions {
  private static final Pattern TCP =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\s]+)):([0-9]{1,5})");

  @Option(
      names = "--follow",
      paramLabel = "FILE[=SOURCE]",
      split = ",",
      description =
          "An eve.json that grows: read as 'tail -F' would, through renaming and truncation, from"
              + " where the service stopped; may be repeated.")
  private List<String> follow = new ArrayList<>();

  @Option(
      names = "--listen-tcp",
      paramLabel = "HOST:PORT",
      description =
          "Also take EVE lines over TCP here, with or without a syslog header; without tokens, so"
              + " loopback or a private network only.")
  private Optional<String> tcp = Optional.empty();

  ServiceInputs inputs() {
    return new ServiceInputs(
        follow.stream().map(InputOptions::followed).toList(), tcp.map(InputOptions::address));
  }

  private static ServiceInputs.Follow followed(String text) {
    int sign = text.lastIndexOf('=');
    if (text.isBlank() || sign == 0) {
      throw new IllegalArgumentException("--follow '" + text + "' names no file");
    }
    return sign < 0
        ? ServiceInputs.Follow.of(Path.of(text))
        : new ServiceInputs.Follow(
            Path.of(text.substring(0, sign)), new SourceName(text.substring(sign + 1)));
  }

  private static InetSocketAddress address(String text) {
    Matcher matcher = TCP.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
      throw new IllegalArgumentException(
          "--listen-tcp '"
              + Printable.head(text, 60)
              + "' is not HOST:PORT, such as 127.0.0.1:5514");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new InetSocketAddress(host, Integer.parseInt(matcher.group(3)));
  }
}
