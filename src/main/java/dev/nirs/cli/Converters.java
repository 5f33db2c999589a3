package dev.nirs.cli;

import dev.nirs.ingest.Format;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values, and says what was expected where one is wrong. */
final class Converters {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)?");

  /** A hundred years: longer ones have no use, and no overflow can happen below. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Converters() {}

  /** {@code 90}, {@code 90s}, {@code 10m}, {@code 1h}, {@code 1d}, {@code 500ms}. */
  static final class OfDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      Matcher matcher = DURATION.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no duration; expected a number with ms, s, m, h or d, such as 60s");
      }
      long number = Long.parseLong(matcher.group(1));
      Duration duration =
          switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
          };
      if (duration.compareTo(LONGEST) > 0) {
        throw new TypeConversionException("'" + value + "' is too long; expected at most 36500d");
      }
      return duration;
    }
  }

  /** A duration that is not 0. */
  static final class OfPositiveDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      Duration duration = new OfDuration().convert(value);
      if (duration.isZero()) {
        throw new TypeConversionException("'" + value + "' is no time; expected more than 0");
      }
      return duration;
    }
  }

  /** A share from 0 to 1. */
  static final class OfShare implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      if (!value.matches("[0-9]*\\.?[0-9]+([eE]-?[0-9]{1,2})?") || Double.parseDouble(value) > 1) {
        throw new TypeConversionException(
            "'" + value + "' is no share; expected a number from 0 to 1, such as 0.01");
      }
      return Double.parseDouble(value);
    }
  }

  /** A name of a format. */
  static final class OfFormat implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      return Format.ofId(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + value
                          + "' is no format; expected one of "
                          + Arrays.stream(Format.values())
                              .map(Format::id)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** An address of a server. */
  static final class OfUrl implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
      try {
        URI uri = new URI(value);
        if (uri.getHost() != null
            && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
          return uri;
        }
      } catch (URISyntaxException e) {
        throw new TypeConversionException("'" + value + "' is no URL: " + e.getReason());
      }
      throw new TypeConversionException(
          "'" + value + "' is no URL; expected one such as http://127.0.0.1:11434");
    }
  }
}
