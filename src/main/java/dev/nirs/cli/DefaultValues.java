package dev.nirs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private final JsonNode file;

  DefaultValues(Map<String, String> environment) throws IOException {
    this.environment = Map.copyOf(environment);
    this.file = read(Optional.ofNullable(environment.get("NIRS_CONFIG")));
  }

  private static JsonNode read(Optional<String> named) throws IOException {
    Path path = Path.of(named.orElse("nirs.yaml"));
    YAMLMapper mapper = new YAMLMapper();
    if (named.isEmpty() && !Files.isRegularFile(path)) {
      return mapper.createObjectNode();
    }
    try {
      JsonNode root = mapper.readTree(Files.readString(path));
      if (root.isObject() || root.isMissingNode() || root.isNull()) {
        return root;
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
    JsonNode value = file.get(name);
    return value == null || value.isNull() ? option.defaultValue() : value.asText();
  }
}
