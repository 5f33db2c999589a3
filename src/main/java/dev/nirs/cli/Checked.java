package dev.nirs.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns the refusal of a value into a wrong usage of the command. */
final class Checked {
  private Checked() {}

  /** The value, where no record refuses what the options say. */
  static <T> T value(CommandSpec spec, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Refuses a number that is out of range. */
  static void range(CommandSpec spec, String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " " + value + " is not 1 to " + most);
    }
  }
}
