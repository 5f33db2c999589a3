package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.OnnxEmbedder;
import dev.nirs.knowledge.Retriever;
import dev.nirs.service.Act;
import dev.nirs.service.AuditLog;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  private static final Act ALICE =
      new Act("alice", "no longer true", Optional.empty(), OptionalInt.empty());

  @TempDir Path folder;

  /** Over the playbook that ships. */
  @Test
  void whatIsAcceptedIsFoundAndWhatIsRevokedIsNot() throws Exception {
    Path directory = folder.resolve("base");
    Path playbook = Files.createDirectories(directory.resolve("playbook"));
    for (String name : List.of("ssh-brute-force.md", "syn-flood.md")) {
      Files.copy(Path.of("knowledge-base/playbook", name), playbook.resolve(name));
    }
    KnowledgeBase base = KnowledgeBase.open(directory);
    try (ServiceStore store = ServiceStore.open(folder.resolve("data"), Kept.NOON);
        Retriever retriever =
            Retriever.open(
                base, folder.resolve("index"), new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM))) {
      KnowledgeLibrary library = new KnowledgeLibrary(store, base, retriever);
      AnalystDesk desk = new AnalystDesk(store, base, Kept.POLICY, Kept.NOON);
      assertThat(library.find(Optional.empty(), Optional.empty())).hasSize(2);
      Suggestion suggestion = Kept.suggestion(1);
      store.archive().add("s", Trigger.CLOSED, suggestion);
      desk.accept(suggestion.id(), ALICE);
      String id = "suggestion/" + suggestion.id();
      Optional<String> question = Optional.of("attempts from one source");
      assertThat(ids(library.find(question, Optional.of(EntryKind.EXAMPLE)))).containsExactly(id);
      assertThat(ids(library.find(Optional.empty(), Optional.of(EntryKind.EXAMPLE))))
          .containsExactly(id);
      assertThat(ids(library.find(Optional.empty(), Optional.empty()))).hasSize(3).startsWith(id);
      assertThat(library.find(Optional.empty(), Optional.of(EntryKind.WARNING))).isEmpty();
      assertThat(library.find(Optional.empty(), Optional.of(EntryKind.PLAYBOOK))).hasSize(2);
      assertThat(library.revoke(id, ALICE)).isTrue();
      assertThat(library.revoke(id, ALICE)).isFalse();
      assertThat(library.revoke("playbook/syn-flood", ALICE)).isFalse();
      assertThat(library.revoke("nobody", ALICE)).isFalse();
      assertThat(library.find(question, Optional.of(EntryKind.EXAMPLE))).isEmpty();
      assertThat(library.find(Optional.empty(), Optional.of(EntryKind.EXAMPLE))).isEmpty();
      assertThat(library.entry(id)).isPresent();
      assertThat(library.entry("playbook/syn-flood")).isPresent();
      assertThat(library.entry("nobody")).isEmpty();
      assertThat(library.find(Optional.of(" \u0000 "), Optional.empty())).isEmpty();
      assertThat(store.audit().page(OptionalLong.empty(), 9).items())
          .extracting(AuditLog.Line::action)
          .containsExactly("revoke", "accept");
    }
  }

  private static List<String> ids(List<KnowledgeEntry> entries) {
    return entries.stream().map(KnowledgeEntry::id).toList();
  }
}
