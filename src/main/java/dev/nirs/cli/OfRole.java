package dev.nirs.cli;

import dev.nirs.notation.Printable;
import dev.nirs.service.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A role of a token from its word. */
final class OfRole implements ITypeConverter<Role> {
  @Override
  public Role convert(String word) {
    Optional<Role> role =
        Stream.of(Role.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    return role.orElseThrow(
        () ->
            new TypeConversionException(
                "'"
                    + Printable.head(word, 60)
                    + "' is no role; expected viewer, analyst or sensor"));
  }
}
