package dev.nirs.cli;

import dev.nirs.app.EmbeddingSettings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says what makes vectors of texts. */
final class EmbeddingOptions {
  @Option(
      names = "--embedding",
      paramLabel = "MODEL",
      defaultValue = "minilm",
      converter = OfEmbedding.class,
      description =
          "What makes the index's vectors: minilm or bge-small in the process, or"
              + " ollama:NAME[@URL]; an index of another model is never used, but built anew"
              + " (default: ${DEFAULT-VALUE}).")
  private EmbeddingSettings embedding = EmbeddingSettings.DEFAULT;

  EmbeddingSettings settings() {
    return embedding;
  }

  /** {@code minilm}, {@code bge-small}, {@code ollama:NAME} or {@code ollama:NAME@URL}. */
  static final class OfEmbedding implements ITypeConverter<EmbeddingSettings> {
    private static final Pattern OLLAMA =
        Pattern.compile("ollama:([A-Za-z0-9][A-Za-z0-9._/:-]{0,99})(?:@(https?://.+))?");

    @Override
    public EmbeddingSettings convert(String value) {
      Matcher ollama = OLLAMA.matcher(value);
      if (ollama.matches()) {
        return new EmbeddingSettings.Ollama(
            ollama.group(1),
            Optional.ofNullable(ollama.group(2)).map(new Converters.OfUrl()::convert));
      }
      return switch (value) {
        case "minilm" -> new EmbeddingSettings.MiniLm();
        case "bge-small" -> new EmbeddingSettings.BgeSmall();
        default ->
            throw new TypeConversionException(
                "'" + value + "' is no embedding model; expected minilm, bge-small or ollama:NAME");
      };
    }
  }
}
