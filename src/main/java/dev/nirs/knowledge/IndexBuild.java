package dev.nirs.knowledge;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;

/** Writes the index of a snapshot: active examples and the playbook. */
final class IndexBuild {
  private final Embedder embedder;
  private final Map<String, float[]> known;

  /** With vectors of an earlier index, so that unchanged texts are not embedded again. */
  IndexBuild(Embedder embedder, Map<String, float[]> known) {
    this.embedder = embedder;
    this.known = known;
  }

  void write(Directory directory, KnowledgeSnapshot snapshot, IndexStamp stamp) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(IndexedText.ANALYZER).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Example example : snapshot.activeExamples()) {
        Document document = document(IndexedText.of(example));
        incidents(document, example.incident());
        writer.addDocument(document);
      }
      for (Playbook playbook : snapshot.playbooks()) {
        writer.addDocument(document(IndexedText.of(playbook)));
      }
      writer.setLiveCommitData(stamp.data().entrySet());
      writer.commit();
    }
  }

  private Document document(IndexedText entry) {
    float[] vector = known.getOrDefault(entry.embedded(), new float[0]);
    Document document = new Document();
    document.add(new StringField("id", entry.id(), Store.YES));
    document.add(new StringField("kind", Kebab.of(entry.kind()), Store.NO));
    document.add(new StringField("pattern", entry.pattern(), Store.NO));
    document.add(new StoredField("embedded", entry.embedded()));
    document.add(new TextField("words", entry.words(), Store.NO));
    document.add(
        new KnnFloatVectorField(
            "vector",
            vector.length > 0 ? vector : embedder.embed(entry.embedded()),
            VectorSimilarityFunction.COSINE));
    return document;
  }

  /** An incident and everything that contains it: {@code a/b} is also found as {@code a}. */
  private static void incidents(Document document, String incident) {
    for (int end = incident.indexOf('/'); end >= 0; end = incident.indexOf('/', end + 1)) {
      document.add(new StringField("incident", incident.substring(0, end), Store.NO));
    }
    document.add(new StringField("incident", incident, Store.NO));
  }
}
