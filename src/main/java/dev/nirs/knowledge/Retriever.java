package dev.nirs.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the entries that fit a window. Vector and keyword ranks are fused (reciprocal rank fusion,
 * k = 60); kind and incident are filters before ranking, not after. An example that was appended to
 * the knowledge base is found by the next call. Safe for several threads.
 */
public final class Retriever implements AutoCloseable {

  /** How many of each ranking are fused: enough that collapsing near duplicates leaves plenty. */
  private static final int DEPTH = 200;

  private final KnowledgeBase base;
  private final VectorStore store;
  private final Embedder embedder;
  private KnowledgeIndex index;
  private Map<String, KnowledgeEntry> entries;

  private Retriever(
      KnowledgeBase base, VectorStore store, Embedder embedder, KnowledgeSnapshot snapshot) {
    this.base = base;
    this.store = store;
    this.embedder = embedder;
    this.index = store.open(snapshot);
    this.entries = byId(snapshot);
  }

  /**
   * Opens the index of a knowledge base, building it where it is missing, stale, broken or made by
   * another embedding model.
   *
   * @param base what to search
   * @param vectorStore folder of the index; where it cannot be written, the index lives in memory
   * @param embedder what makes the vectors
   * @return a retriever to be closed
   */
  public static Retriever open(KnowledgeBase base, Path vectorStore, Embedder embedder) {
    return new Retriever(base, new VectorStore(vectorStore, embedder), embedder, base.snapshot());
  }

  /**
   * Finds what to show for a window.
   *
   * @param query what is wanted
   * @return examples and playbook entries; fewer than asked for where there are no more
   */
  public Retrieved retrieve(RetrievalQuery query) {
    Probe probe = Probe.ofWindow(query.text(), embedder);
    synchronized (this) {
      refresh();
      return new Retrieved(examples(query, probe), playbooks(query, probe), warnings(query, probe));
    }
  }

  /**
   * Searches examples and playbook for words of a person.
   *
   * @param text plain words, never read as query syntax; any text is allowed
   * @param kind only this kind; both where empty
   * @param most most entries, 0 to {@value RetrievalQuery#MOST}
   * @return best first; empty where the text holds no word
   * @throws IllegalArgumentException where {@code most} is out of range
   */
  public List<Scored<KnowledgeEntry>> search(String text, Optional<EntryKind> kind, int most) {
    RetrievalQuery.check("most", most);
    Probe probe = Probe.of(text, embedder);
    synchronized (this) {
      refresh();
      return hits(probe, new Filter(kind, Optional.empty()), KnowledgeEntry.class)
          .limit(most)
          .toList();
    }
  }

  /**
   * Puts the examples in order for a text, near duplicates included: for measuring how well
   * retrieval works.
   *
   * @param text a window in words
   * @param excludedIncident no example of this incident, nor of one below it
   * @param ranking which order
   * @param most most examples, 1 or more
   * @return best first
   */
  public List<Example> rank(
      String text, Optional<String> excludedIncident, Ranking ranking, int most) {
    Probe probe = Probe.ofWindow(text, embedder);
    Filter filter = new Filter(Optional.of(EntryKind.EXAMPLE), excludedIncident);
    synchronized (this) {
      refresh();
      int depth = Math.max(DEPTH, most);
      List<String> ids =
          switch (ranking) {
            case VECTOR -> index.byVector(probe, filter, depth);
            case EXACT_VECTOR -> index.byExactVector(probe, filter, depth);
            case KEYWORD -> index.byKeyword(probe, filter, depth);
            case FUSED -> index.ranked(probe, filter, depth).stream().map(Scored::entry).toList();
          };
      return ids.stream()
          .flatMap(id -> Optional.ofNullable(entries.get(id)).stream())
          .flatMap(e -> e instanceof Example example ? Stream.of(example) : Stream.empty())
          .limit(most)
          .toList();
    }
  }

  /**
   * Throws the index away and builds it anew, for the command {@code knowledge rebuild}.
   *
   * @return how many entries it holds
   */
  public synchronized int rebuild() {
    index.close();
    store.clear();
    KnowledgeSnapshot now = base.snapshot();
    index = store.open(now);
    entries = byId(now);
    return index.size();
  }

  /**
   * Whether the index is in memory only, because its folder cannot be written or another process is
   * building there.
   *
   * @return true where nothing was stored
   */
  public synchronized boolean isInMemory() {
    return index.isInMemory();
  }

  @Override
  public synchronized void close() {
    index.close();
  }

  private void refresh() {
    KnowledgeSnapshot now = base.snapshot();
    if (!index.belongsTo(now)) {
      KnowledgeIndex fresh = store.open(now, index);
      index.close();
      index = fresh;
      entries = byId(now);
    }
  }

  private static Map<String, KnowledgeEntry> byId(KnowledgeSnapshot snapshot) {
    return Stream.concat(snapshot.shownExamples().stream(), snapshot.playbooks().stream())
        .collect(Collectors.toMap(KnowledgeEntry::id, e -> e, (first, second) -> first));
  }

  private <T extends KnowledgeEntry> Stream<Scored<T>> hits(
      Probe probe, Filter filter, Class<T> type) {
    return index.ranked(probe, filter, DEPTH).stream()
        .flatMap(
            hit ->
                Optional.ofNullable(entries.get(hit.entry()))
                    .filter(type::isInstance)
                    .map(e -> new Scored<>(type.cast(e), hit.score()))
                    .stream());
  }

  private List<Scored<Example>> examples(RetrievalQuery query, Probe probe) {
    Filter filter = new Filter(Optional.of(EntryKind.EXAMPLE), query.excludedIncident());
    Set<String> shapes = new HashSet<>();
    return hits(probe, filter, Example.class)
        .filter(e -> shapes.add(RuleShape.of(e.entry())))
        .limit(query.examples())
        .toList();
  }

  /** Only of the window's own pattern: what was wrong there may be right elsewhere. */
  private List<Warning> warnings(RetrievalQuery query, Probe probe) {
    Filter filter = new Filter(Optional.of(EntryKind.WARNING), query.excludedIncident());
    Set<String> shapes = new HashSet<>();
    return hits(probe, filter, Example.class)
        .map(Scored::entry)
        .filter(e -> e.pattern() == query.pattern())
        .filter(e -> shapes.add(RuleShape.of(e)))
        .limit(Retrieved.MOST_WARNINGS)
        .map(Warning::of)
        .toList();
  }

  private List<Scored<Playbook>> playbooks(RetrievalQuery query, Probe probe) {
    Filter filter = new Filter(Optional.of(EntryKind.PLAYBOOK), Optional.empty());
    List<Scored<Playbook>> found = new ArrayList<>(hits(probe, filter, Playbook.class).toList());
    base.snapshot().playbook(query.pattern()).ifPresent(own -> toFront(found, own));
    return found.stream().limit(query.playbooks()).toList();
  }

  /** The window's own pattern comes first, found or not. */
  private static void toFront(List<Scored<Playbook>> found, Playbook own) {
    double score =
        found.stream()
            .filter(s -> s.entry().pattern() == own.pattern())
            .mapToDouble(Scored::score)
            .findFirst()
            .orElse(0);
    found.removeIf(s -> s.entry().pattern() == own.pattern());
    found.addFirst(new Scored<>(own, score));
  }
}
