package dev.nirs.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;

/** What of an index that no longer belongs to the knowledge base can be used again. */
final class StaleIndex {
  private StaleIndex() {}

  /**
   * Whether an index lacks nothing but examples that came last.
   *
   * @return how many of the snapshot's first examples that may be shown it holds; empty where it
   *     holds anything else than these and the playbook
   * @throws IOException where it is missing or broken, or of another embedding model
   */
  static OptionalInt examplesHeld(Directory directory, KnowledgeSnapshot snapshot, IndexStamp stamp)
      throws IOException {
    List<String> examples =
        snapshot.shownExamples().stream().map(e -> IndexedText.of(e).content()).toList();
    List<String> playbooks =
        snapshot.playbooks().stream().map(p -> IndexedText.of(p).content()).toList();
    List<String> indexed = contents(directory, stamp);
    List<String> held = new ArrayList<>(indexed);
    held.removeAll(new HashSet<>(playbooks));
    boolean fits =
        indexed.size() == held.size() + playbooks.size()
            && held.size() <= examples.size()
            && held.equals(examples.subList(0, held.size()));
    return fits ? OptionalInt.of(held.size()) : OptionalInt.empty();
  }

  /** Digests of the entries, in the order in which they were added. */
  private static List<String> contents(Directory directory, IndexStamp stamp) throws IOException {
    List<String> contents = new ArrayList<>();
    try (DirectoryReader reader = KnowledgeIndex.reader(directory, stamp::isOfSameModel)) {
      StoredFields fields = reader.storedFields();
      for (int i = 0; i < reader.maxDoc(); i++) {
        Optional.ofNullable(fields.document(i).get(IndexField.CONTENT)).ifPresent(contents::add);
      }
    }
    return contents;
  }

  /**
   * The vectors of an index, by the text they were made of.
   *
   * @throws IOException where it is missing or broken, or of another embedding model
   */
  static Map<String, float[]> vectors(Directory directory, IndexStamp stamp) throws IOException {
    try (DirectoryReader reader = KnowledgeIndex.reader(directory, stamp::isOfSameModel)) {
      return vectors(reader);
    }
  }

  /** The same of an open one. */
  static Map<String, float[]> vectors(DirectoryReader reader) throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(IndexField.VECTOR);
      if (values != null) {
        StoredFields fields = leaf.reader().storedFields();
        KnnVectorValues.DocIndexIterator docs = values.iterator();
        while (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          String text = fields.document(docs.docID()).get(IndexField.PASSAGE);
          vectors.put(
              Optional.ofNullable(text).orElse(""), values.vectorValue(docs.index()).clone());
        }
      }
    }
    return vectors;
  }
}
