package dev.nirs.cli;

import dev.nirs.app.KnowledgeSettings;
import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeEntry;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists examples and playbook entries.")
final class KnowledgeListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Option(
      names = "--kind",
      paramLabel = "example|warning|playbook",
      converter = OfEntryKind.class,
      description = "Only this kind.")
  private Optional<EntryKind> kind = Optional.empty();

  @Override
  public Integer call() {
    KnowledgeSettings settings = knowledge.settings();
    KnowledgeBase base = KnowledgeBase.open(settings.directory());
    PrintWriter out = spec.commandLine().getOut();
    int listed = 0;
    for (KnowledgeEntry entry : base.entries()) {
      EntryKind own = kind(entry);
      if (kind.isEmpty() || kind.get() == own) {
        out.println(EntryText.of(entry));
        listed++;
      }
    }
    Messages messages = new Messages(spec.commandLine().getErr());
    base.snapshot().faults().forEach(fault -> messages.say("left out: " + fault));
    messages.say(listed + " entries in " + settings.directory());
    return listed > 0 ? ExitCode.DONE : ExitCode.NO;
  }

  private static EntryKind kind(KnowledgeEntry entry) {
    return entry instanceof Example example
        ? example.isWarning() ? EntryKind.WARNING : EntryKind.EXAMPLE
        : EntryKind.PLAYBOOK;
  }
}
