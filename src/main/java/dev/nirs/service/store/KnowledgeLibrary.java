package dev.nirs.service.store;

import dev.nirs.knowledge.EntryKind;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeEntry;
import dev.nirs.knowledge.KnowledgeException;
import dev.nirs.knowledge.KnownHost;
import dev.nirs.knowledge.Playbook;
import dev.nirs.knowledge.RetrievalQuery;
import dev.nirs.knowledge.Retriever;
import dev.nirs.knowledge.Scored;
import dev.nirs.service.Act;
import dev.nirs.service.Library;
import dev.nirs.service.StoreException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The knowledge base and its index, as the service shows them. */
public final class KnowledgeLibrary implements Library {
  private final ServiceStore store;
  private final KnowledgeBase base;
  private final Retriever retriever;

  /**
   * A library.
   *
   * @param store where revocations are noted
   * @param base the entries
   * @param retriever its index
   */
  public KnowledgeLibrary(ServiceStore store, KnowledgeBase base, Retriever retriever) {
    this.store = store;
    this.base = base;
    this.retriever = retriever;
  }

  /**
   * {@inheritDoc} A search finds what is shown to models alone; without one also what is revoked,
   * merged or in quarantine is listed, unless a kind is asked for.
   */
  @Override
  public List<KnowledgeEntry> find(Optional<String> query, Optional<EntryKind> kind) {
    try {
      return query.isPresent()
          ? retriever.search(query.get(), kind, RetrievalQuery.MOST).stream()
              .map(Scored::entry)
              .toList()
          : base.entries().stream()
              .filter(entry -> kind.map(k -> isOf(entry, k)).orElse(true))
              .sorted(Comparator.comparing(KnowledgeLibrary::decidedAt).reversed())
              .toList();
    } catch (KnowledgeException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String decidedAt(KnowledgeEntry entry) {
    return entry instanceof Example example ? example.acceptance().acceptedAt() : "";
  }

  private static boolean isOf(KnowledgeEntry entry, EntryKind kind) {
    return switch (entry) {
      case Example example ->
          switch (kind) {
            case EXAMPLE -> example.isActive();
            case WARNING -> example.isWarning();
            case PLAYBOOK -> false;
          };
      case Playbook playbook -> kind == EntryKind.PLAYBOOK;
      case KnownHost host -> false;
    };
  }

  @Override
  public Optional<KnowledgeEntry> entry(String id) {
    return base.entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /**
   * {@inheritDoc} The audit line is written first: a crash between leaves a line too many rather
   * than a revocation that nobody made.
   */
  @Override
  public boolean revoke(String id, Act act) {
    return store
        .turn()
        .take(
            () -> {
              boolean shown =
                  base.snapshot()
                      .example(id)
                      .filter(e -> e.acceptance().status() != Example.Status.REVOKED)
                      .isPresent();
              return shown && revokeShown(id, act);
            });
  }

  private boolean revokeShown(String id, Act act) {
    try {
      store.audit().append(act.by(), "revoke", id, "reason: " + act.reason());
      return base.revoke(id);
    } catch (KnowledgeException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }
}
