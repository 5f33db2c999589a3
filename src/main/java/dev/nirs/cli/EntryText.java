package dev.nirs.cli;

import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.KnownHost;
import dev.nirs.knowledge.Playbook;
import java.util.Locale;

/** A knowledge entry in a few lines for people. */
final class EntryText {
  private EntryText() {}

  static String of(KnowledgeEntry entry) {
    return switch (entry) {
      case Example example -> example(example);
      case Playbook playbook ->
          playbook.id()
              + "\n    "
              + playbook.title()
              + "\n    prefer: "
              + playbook.prefer()
              + "\n    avoid:  "
              + playbook.avoid();
      case KnownHost host ->
          host.id() + "\n    " + host.role().role().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String example(Example example) {
    StringBuilder text = new StringBuilder(example.id());
    String status = example.acceptance().status().name().toLowerCase(Locale.ROOT);
    int cases = example.acceptance().cases();
    text.append(example.isActive() ? "" : "  (" + status + ")")
        .append(cases > 1 ? "  (" + cases + " cases)" : "")
        .append("\n    ")
        .append(example.text());
    example.rules().forEach(rule -> text.append("\n    ").append(rule));
    return text.append("\n    stopped ")
        .append(example.outcome().alertsMatched())
        .append(" of ")
        .append(example.outcome().alerts())
        .append(" alerts, hit ")
        .append(example.outcome().benignMatched())
        .append(" of ")
        .append(example.outcome().benign())
        .append(" benign flows; ")
        .append(example.acceptance().provenance())
        .append("; by ")
        .append(example.acceptance().acceptedBy())
        .append(example.acceptance().reason().isEmpty() ? "" : ": ")
        .append(example.acceptance().reason())
        .toString();
  }
}
