package dev.nirs.cli;

import dev.nirs.http.HttpLimits;
import dev.nirs.http.HttpSettings;
import dev.nirs.http.TlsFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options that say where the service listens and what a client may cost. */
final class ListenOptions {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; on any but loopback callers need a token (default:"
              + " ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + HttpSettings.DEFAULT_PORT,
      description = "Port to listen on; 0: any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--require-token",
      description = "Ask for a token on loopback too, such as where others use this machine.")
  private boolean isTokenRequired;

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "A further name by which the service may be called without a token, such as that of a"
              + " proxy on this machine; may be repeated.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificate chain (PEM); with --tls-key the service speaks HTTPS.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Private key (PEM, PKCS #8, not encrypted).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "Requests a second that one caller may send, on average over ten seconds (default:"
              + " ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      defaultValue = "1024",
      description = "Most MiB of events in one request, unpacked (default: ${DEFAULT-VALUE}).")
  private int mebibytes;

  HttpSettings settings() {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("--tls-cert and --tls-key must be given together");
    }
    if (mebibytes < 1 || mebibytes > 1 << 20) {
      throw new IllegalArgumentException("--max-body " + mebibytes + " is not 1 to 1048576");
    }
    return new HttpSettings(
        host,
        port,
        certificate.map(file -> new TlsFiles(file, key.orElse(file))),
        isTokenRequired,
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
        HttpLimits.DEFAULT.rate(requests).capture((long) mebibytes << 20));
  }
}
