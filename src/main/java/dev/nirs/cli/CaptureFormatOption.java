package dev.nirs.cli;

import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The option that says how labelled captures are read; their labels tell what is an alert. */
final class CaptureFormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Converters.OfFormat.class,
      description = "Read all captures in this format instead of finding it.")
  private Optional<Format> format = Optional.empty();

  IngestOptions options() {
    return new IngestOptions(format, OptionalDouble.empty());
  }
}
