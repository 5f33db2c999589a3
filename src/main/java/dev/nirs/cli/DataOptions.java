package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.Nirs;
import dev.nirs.service.store.ServiceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where the service keeps what it keeps. */
final class DataOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the service keeps its data (default: data beside the program).")
  private Optional<Path> folder = Optional.empty();

  Path folder() {
    return folder.orElse(Nirs.home().resolve("data"));
  }

  /** The store, made where it is missing; to be closed. */
  ServiceStore store() {
    return ServiceStore.open(folder(), Nirs.clock());
  }

  /** The store of a service that has run; to be closed. */
  ServiceStore existing() throws InputException {
    if (!Files.isRegularFile(folder().resolve(ServiceStore.DATABASE))) {
      throw new InputException(
          folder() + ": holds no data of nirs; expected a folder that 'nirs serve' has used");
    }
    return store();
  }
}
