package dev.nirs.cli;

import dev.nirs.evaluation.traffic.Detector;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ideal}, {@code score[:THRESHOLD]} or {@code noisy:TPR,FPR[,SEED]}. */
final class EvaluateDetector implements ITypeConverter<Detector> {
  private static final String SHARE = "(0?\\.[0-9]{1,12}|[01](?:\\.0{1,12})?)";
  private static final Pattern SCORE = Pattern.compile("score(?::" + SHARE + ")?");
  private static final Pattern NOISY =
      Pattern.compile("noisy:" + SHARE + "," + SHARE + "(?:,([0-9]{1,18}))?");
  private static final long SEED = 42;
  private static final double THRESHOLD = 0.5;

  @Override
  public Detector convert(String value) {
    if (value.equals("ideal")) {
      return new Detector.Ideal();
    }
    Matcher score = SCORE.matcher(value);
    if (score.matches()) {
      return new Detector.Score(
          score.group(1) == null ? THRESHOLD : Double.parseDouble(score.group(1)));
    }
    Matcher noisy = NOISY.matcher(value);
    if (noisy.matches()) {
      return new Detector.Noisy(
          Double.parseDouble(noisy.group(1)),
          Double.parseDouble(noisy.group(2)),
          noisy.group(3) == null ? SEED : Long.parseLong(noisy.group(3)));
    }
    throw new TypeConversionException(
        "'"
            + value
            + "' is no detector; expected ideal, score, score:0.5 or noisy:0.95,0.01 with rates from 0 to 1");
  }

  static String text(Detector detector) {
    return switch (detector) {
      case Detector.Ideal ideal -> "ideal";
      case Detector.Score score -> "score:" + score.threshold();
      case Detector.Noisy noisy ->
          "noisy:"
              + noisy.truePositiveRate()
              + ","
              + noisy.falsePositiveRate()
              + ","
              + noisy.seed();
    };
  }
}
