package dev.nirs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option's value comes from when it is not given: the environment variable {@code NIRS_} +
 * its name, then the YAML file of defaults ({@code NIRS_CONFIG}, or {@code nirs.yaml} in the
 * current directory).
 */
final class DefaultValues implements IDefaultValueProvider {
  private final Map<String, String> environment;
  private final Optional<JsonNode> file;

  DefaultValues(Map<String, String> environment) throws IOException {
    this.environment = Map.copyOf(environment);
    this.file = read(Optional.ofNullable(environment.get("NIRS_CONFIG")));
  }

  /** The values for a command line, whose {@code --config FILE} names the file. */
  static DefaultValues of(Map<String, String> environment, String... arguments) throws IOException {
    Map<String, String> named = new HashMap<>(environment);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--config=")) {
        named.put("NIRS_CONFIG", arguments[i].substring("--config=".length()));
      } else if (arguments[i].equals("--config") && i + 1 < arguments.length) {
        named.put("NIRS_CONFIG", arguments[i + 1]);
      }
    }
    return new DefaultValues(named);
  }

  /** The file, where there is one; without it no YAML class is even loaded, for a fast start. */
  private static Optional<JsonNode> read(Optional<String> named) throws IOException {
    Path path = Path.of(named.orElse("nirs.yaml"));
    if (named.isEmpty() && !Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      JsonNode root = new YAMLMapper().readTree(Files.readString(path));
      if (root.isObject() || root.isMissingNode() || root.isNull()) {
        return Optional.of(root);
      }
    } catch (JsonProcessingException e) {
      throw new IOException(
          path
              + ": line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": "
              + e.getOriginalMessage(),
          e);
    }
    throw new IOException(
        path + ": expected names of options with their values, such as 'epsilon: 0.01'");
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !option.longestName().startsWith("--")) {
      return argument.defaultValue();
    }
    String name = option.longestName().substring(2);
    String variable = environment.get("NIRS_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (variable != null && !variable.isEmpty()) {
      return variable;
    }
    return file.map(values -> values.get(name))
        .filter(value -> !value.isNull())
        .map(DefaultValues::text)
        .orElse(option.defaultValue());
  }

  /** A list stands for values with commas between. */
  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.asText();
  }
}
