package dev.nirs.app;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.nirs.evaluation.traffic.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads weights of labels: a CSV with the columns label and inverse_sampling_weight. */
public final class WeightsFile {
  private static final String LABEL = "label";
  private static final String WEIGHT = "inverse_sampling_weight";

  private WeightsFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return the weights
   * @throws InputException naming file, line and what was expected
   */
  public static Weights read(Path file) throws InputException {
    Map<String, Double> weights = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        String weight = row.findField(WEIGHT).orElse("");
        String label = row.findField(LABEL).orElse("");
        if (label.isEmpty() || !weight.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
          throw new InputException(
              file
                  + ": line "
                  + row.getStartingLineNumber()
                  + ": label '"
                  + label
                  + "' with weight '"
                  + weight
                  + "'; expected the columns label and inverse_sampling_weight, a number");
        }
        weights.put(label, Double.parseDouble(weight));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
    return new Weights(weights);
  }
}
