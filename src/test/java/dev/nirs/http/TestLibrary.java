package dev.nirs.http;

import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.KnownHost;
import dev.nirs.knowledge.Outcome;
import dev.nirs.knowledge.Playbook;
import dev.nirs.service.Act;
import dev.nirs.service.Library;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.Summarizer;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.Prefix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three entries in memory, one of each kind. */
public final class TestLibrary implements Library {
  private final Map<String, KnowledgeEntry> entries = new LinkedHashMap<>();

  TestLibrary() {
    Example example =
        Example.of(
            "test/one",
            "test/incident",
            Summarizer.of(TestService.window(0)),
            List.of("-A INPUT -s 203.0.113.7/32 -j DROP"),
            new Example.Verified(
                new Outcome(10, 5, 200, 0, 0),
                new Acceptance("a test", "ben", "2026-11-25", Example.Status.ACTIVE)));
    add(example);
    add(
        new Playbook(
            AttackPattern.SYN_FLOOD, "A flood", "many", "sources", "all", "it is so", "Body."));
    add(
        new KnownHost(
            "local",
            new HostRole(
                Prefix.parse("192.0.2.1").orElseThrow(),
                HostRole.Role.GATEWAY,
                List.of(),
                true,
                "")));
  }

  private void add(KnowledgeEntry entry) {
    entries.put(entry.id(), entry);
  }

  @Override
  public synchronized List<KnowledgeEntry> find(Optional<String> query, Optional<EntryKind> kind) {
    return entries.values().stream()
        .filter(e -> kind.filter(k -> k == EntryKind.EXAMPLE && !(e instanceof Example)).isEmpty())
        .toList();
  }

  @Override
  public synchronized Optional<KnowledgeEntry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public synchronized boolean revoke(String id, Act act) {
    if (entries.get(id) instanceof Example example && example.isActive()) {
      entries.put(id, example.revoked());
      return true;
    }
    return false;
  }
}
