package dev.nirs.knowledge;

import dev.nirs.notation.EnumName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;

/** Writes the index of a snapshot: the examples that may be shown, and the playbook. */
final class IndexBuild {
  private final Embedder embedder;
  private final Map<String, float[]> known;

  /** With vectors of an earlier index, so that unchanged texts are not embedded again. */
  IndexBuild(Embedder embedder, Map<String, float[]> known) {
    this.embedder = embedder;
    this.known = known;
  }

  /** Writes the whole index. */
  void write(Directory directory, KnowledgeSnapshot snapshot, IndexStamp stamp) throws IOException {
    try (IndexWriter writer = writer(directory)) {
      addExamples(writer, snapshot.shownExamples());
      for (Playbook playbook : snapshot.playbooks()) {
        add(writer, IndexedText.of(playbook));
      }
      commit(writer, stamp);
    }
  }

  /**
   * Writes a copy of an earlier index, and what it lacks.
   *
   * @param earlier holds the playbook and the first {@code held} examples that may be shown
   */
  void extend(
      Directory earlier,
      int held,
      Directory directory,
      KnowledgeSnapshot snapshot,
      IndexStamp stamp)
      throws IOException {
    List<Example> shown = snapshot.shownExamples();
    try (IndexWriter writer = writer(directory)) {
      writer.addIndexes(earlier);
      addExamples(writer, shown.subList(held, shown.size()));
      commit(writer, stamp);
    }
  }

  /** Documents stay in the order in which they are added, which decides between equal scores. */
  private static IndexWriter writer(Directory directory) throws IOException {
    return new IndexWriter(
        directory,
        new IndexWriterConfig(IndexedText.ANALYZER)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setCodec(new DenseGraph(Codec.getDefault()))
            .setMergePolicy(new LogByteSizeMergePolicy()));
  }

  private static void commit(IndexWriter writer, IndexStamp stamp) throws IOException {
    writer.setLiveCommitData(stamp.data().entrySet());
    writer.commit();
  }

  private void addExamples(IndexWriter writer, List<Example> examples) throws IOException {
    for (Example example : examples) {
      add(writer, IndexedText.of(example));
    }
  }

  /** A document per passage; the first one also carries the words. */
  private void add(IndexWriter writer, IndexedText entry) throws IOException {
    boolean isFirst = true;
    for (String passage : entry.passages()) {
      Document document = passage(entry, passage);
      if (isFirst) {
        document.add(new StringField(IndexField.MAIN, "yes", Store.NO));
        document.add(new StoredField(IndexField.CONTENT, entry.content()));
        document.add(new TextField(IndexField.HEAD, entry.head(), Store.NO));
        document.add(new TextField(IndexField.WORDS, entry.words(), Store.NO));
      }
      writer.addDocument(document);
      isFirst = false;
    }
  }

  private Document passage(IndexedText entry, String passage) {
    float[] vector = known.getOrDefault(passage, new float[0]);
    Document document = new Document();
    document.add(new StringField(IndexField.ID, entry.id(), Store.YES));
    document.add(new StringField(IndexField.KIND, EnumName.kebab(entry.kind()), Store.NO));
    entry.incidents().forEach(i -> document.add(new StringField(IndexField.INCIDENT, i, Store.NO)));
    document.add(new StoredField(IndexField.PASSAGE, passage));
    document.add(
        new KnnFloatVectorField(
            IndexField.VECTOR,
            vector.length > 0 ? vector : embedder.embed(passage),
            VectorSimilarityFunction.COSINE));
    return document;
  }
}
