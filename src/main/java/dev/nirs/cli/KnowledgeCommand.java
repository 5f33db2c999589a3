package dev.nirs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge}: what nirs knows beside the traffic. */
@Command(
    name = "knowledge",
    mixinStandardHelpOptions = true,
    subcommands = {
      KnowledgeListCommand.class,
      KnowledgeSearchCommand.class,
      KnowledgeRebuildCommand.class,
      KnowledgePendingCommand.class,
      KnowledgeAcceptCommand.class,
      KnowledgeEditCommand.class,
      KnowledgeRejectCommand.class,
      KnowledgeRevokeCommand.class,
      KnowledgeAddCommand.class,
      KnowledgeImportCommand.class,
      KnowledgeExportCommand.class,
      KnowledgeLearnCommand.class
    },
    description = {
      "Lists, searches and grows the knowledge base: verified examples, playbook entries and host"
          + " roles, in files that can be read and reviewed. The vector index is derived from them."
    })
final class KnowledgeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
