package dev.nirs.knowledge;

import java.util.Map;

/**
 * What an index was made of and by: it may be used only for these.
 *
 * @param hash of the knowledge base
 * @param embedder name of the embedding model
 */
record IndexStamp(String hash, String embedder) {

  /** Changes whenever fields, analysis or the graph of vectors do. */
  private static final String FORMAT = "5";

  Map<String, String> data() {
    return Map.of("hash", hash, "embedder", embedder, "format", FORMAT);
  }

  boolean isIn(Map<String, String> data) {
    return data().equals(data);
  }

  /** Whether vectors of an index with that data are the ones this model makes. */
  boolean isOfSameModel(Map<String, String> data) {
    return embedder.equals(data.get("embedder")) && FORMAT.equals(data.get("format"));
  }

  /** A folder name that no other stamp has. */
  String folder() {
    return "index-" + ContentHash.of(FORMAT + "\n" + embedder + "\n" + hash).substring(0, 24);
  }
}
