package dev.nirs.cli;

import dev.nirs.knowledge.EntryKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of knowledge entry. */
final class OfEntryKind implements ITypeConverter<EntryKind> {
  @Override
  public EntryKind convert(String value) {
    return switch (value) {
      case "example" -> EntryKind.EXAMPLE;
      case "warning" -> EntryKind.WARNING;
      case "playbook" -> EntryKind.PLAYBOOK;
      default ->
          throw new TypeConversionException(
              "'" + value + "' is no kind; expected example, warning or playbook");
    };
  }
}
