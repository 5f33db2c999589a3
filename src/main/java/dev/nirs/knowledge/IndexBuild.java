package dev.nirs.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** Writes the index of a snapshot: the examples that may be shown, and the playbook. */
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
      for (Example example : newestFirst(snapshot.shownExamples())) {
        add(writer, IndexedText.of(example), incidents(example.incident()));
      }
      for (Playbook playbook : snapshot.playbooks()) {
        add(writer, IndexedText.of(playbook), List.of());
      }
      writer.setLiveCommitData(stamp.data().entrySet());
      writer.commit();
    }
  }

  /** What fits equally well is found in this order: the latest decision counts most. */
  private static List<Example> newestFirst(List<Example> examples) {
    return examples.stream()
        .sorted(Comparator.comparing((Example e) -> e.acceptance().acceptedAt()).reversed())
        .toList();
  }

  /** A document per passage; the first one also carries the words. */
  private void add(IndexWriter writer, IndexedText entry, List<String> incidents)
      throws IOException {
    boolean isFirst = true;
    for (String passage : entry.passages()) {
      Document document = passage(entry, passage, incidents);
      if (isFirst) {
        document.add(new StringField(IndexField.MAIN, "yes", Store.NO));
        document.add(new TextField(IndexField.HEAD, entry.head(), Store.NO));
        document.add(new TextField(IndexField.WORDS, entry.words(), Store.NO));
      }
      writer.addDocument(document);
      isFirst = false;
    }
  }

  private Document passage(IndexedText entry, String passage, List<String> incidents) {
    float[] vector = known.getOrDefault(passage, new float[0]);
    Document document = new Document();
    document.add(new StringField(IndexField.ID, entry.id(), Store.YES));
    document.add(new StringField(IndexField.KIND, Kebab.of(entry.kind()), Store.NO));
    incidents.forEach(i -> document.add(new StringField(IndexField.INCIDENT, i, Store.NO)));
    document.add(new StoredField(IndexField.PASSAGE, passage));
    document.add(
        new KnnFloatVectorField(
            IndexField.VECTOR,
            vector.length > 0 ? vector : embedder.embed(passage),
            VectorSimilarityFunction.COSINE));
    return document;
  }

  /** An incident and everything that contains it: {@code a/b} is also found as {@code a}. */
  private static List<String> incidents(String incident) {
    List<String> all = new ArrayList<>(List.of(incident));
    for (int end = incident.indexOf('/'); end >= 0; end = incident.indexOf('/', end + 1)) {
      all.add(incident.substring(0, end));
    }
    return all;
  }
}
