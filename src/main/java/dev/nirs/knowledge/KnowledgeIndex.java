package dev.nirs.knowledge;

import dev.nirs.notation.EnumName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RescoreTopNQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;

/** An open index: ranks entries by vector and by keyword, and fuses the two. */
final class KnowledgeIndex implements AutoCloseable {
  /** Vectors that a walk of the graph holds; fewer miss near ones among 100,000. */
  private static final int BEAM = 400;

  /** What fits equally well: the latest decision counts most, and it was added last. */
  private static final Sort BEST_THEN_NEWEST =
      new Sort(SortField.FIELD_SCORE, new SortField(null, SortField.Type.DOC, true));

  private static final float HEAD_BOOST = 2;

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final IndexStamp stamp;
  private final boolean inMemory;

  private KnowledgeIndex(
      Directory directory, DirectoryReader reader, IndexStamp stamp, boolean inMemory) {
    this.directory = directory;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.stamp = stamp;
    this.inMemory = inMemory;
  }

  /**
   * Opens an index and takes over its directory.
   *
   * @throws IOException where it is missing or broken, or does not carry the stamp
   */
  static KnowledgeIndex open(Directory directory, IndexStamp stamp, boolean inMemory)
      throws IOException {
    return new KnowledgeIndex(directory, reader(directory, stamp::isIn), stamp, inMemory);
  }

  /**
   * Opens the reader of an index that is whole.
   *
   * @param fits what the data of its last commit must satisfy
   * @throws IOException where it is missing or broken, or does not fit
   */
  static DirectoryReader reader(Directory directory, Predicate<Map<String, String>> fits)
      throws IOException {
    DirectoryReader reader = DirectoryReader.open(directory);
    try {
      if (!fits.test(reader.getIndexCommit().getUserData())) {
        throw new IOException("an index of other contents or another embedding model");
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.reader() instanceof CodecReader codec) {
          codec.checkIntegrity();
        }
      }
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  /** Ids, best first, from both rankings. */
  List<Scored<String>> ranked(Probe probe, Filter filter, int depth) {
    return Fusion.of(List.of(byVector(probe, filter, depth), byKeyword(probe, filter, depth)));
  }

  /** Ids by the vector of their best passage alone. */
  List<String> byVector(Probe probe, Filter filter, int depth) {
    return probe
        .vector()
        .map(
            v ->
                new KnnFloatVectorQuery(IndexField.VECTOR, v, Math.max(depth, BEAM), query(filter)))
        .map(q -> search(q, depth))
        .orElse(List.of());
  }

  /** The same from every vector instead of the graph. */
  List<String> byExactVector(Probe probe, Filter filter, int depth) {
    return probe
        .vector()
        .map(
            v ->
                RescoreTopNQuery.createFullPrecisionRescorerQuery(
                    query(filter), v, IndexField.VECTOR, Math.max(1, reader.maxDoc())))
        .map(q -> search(q, depth))
        .orElse(List.of());
  }

  /** Ids by keyword (BM25) alone; a word of the head counts twice. */
  List<String> byKeyword(Probe probe, Filter filter, int depth) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (String term : probe.terms()) {
      Query head = new TermQuery(new Term(IndexField.HEAD, term));
      words.add(new BoostQuery(head, HEAD_BOOST), Occur.SHOULD);
      if (!probe.isWindow()) {
        words.add(new TermQuery(new Term(IndexField.WORDS, term)), Occur.SHOULD);
      }
    }
    return search(
        new BooleanQuery.Builder()
            .add(words.build(), Occur.MUST)
            .add(query(filter), Occur.FILTER)
            .build(),
        depth);
  }

  /** Vectors by the text they were made of, to be used again in the next index. */
  Map<String, float[]> vectors() {
    try {
      return StaleIndex.vectors(reader);
    } catch (IOException e) {
      throw new KnowledgeException("the index cannot be read: " + e, e);
    }
  }

  boolean belongsTo(KnowledgeSnapshot snapshot) {
    return stamp.hash().equals(snapshot.hash());
  }

  boolean isInMemory() {
    return inMemory;
  }

  int size() {
    try {
      return searcher.count(new TermQuery(new Term(IndexField.MAIN, "yes")));
    } catch (IOException e) {
      throw new KnowledgeException("the index cannot be searched: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new KnowledgeException("the index cannot be closed: " + e, e);
    }
  }

  private List<String> search(Query query, int depth) {
    try {
      StoredFields fields = searcher.storedFields();
      List<String> ids = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query, depth, BEST_THEN_NEWEST).scoreDocs) {
        Optional.ofNullable(fields.document(hit.doc).get(IndexField.ID)).ifPresent(ids::add);
      }
      return ids.stream().distinct().toList();
    } catch (IOException e) {
      throw new KnowledgeException("the index cannot be searched: " + e, e);
    }
  }

  private static Query query(Filter filter) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    filter
        .kind()
        .ifPresentOrElse(
            k ->
                builder.add(
                    new TermQuery(new Term(IndexField.KIND, EnumName.kebab(k))), Occur.FILTER),
            () -> builder.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER));
    filter
        .excludedIncident()
        .ifPresent(
            i -> builder.add(new TermQuery(new Term(IndexField.INCIDENT, i)), Occur.MUST_NOT));
    return builder.build();
  }
}
