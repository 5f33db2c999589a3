package dev.nirs.knowledge;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;

/**
 * Lucene's codec with more neighbours a vector in the graph than its default of 16, so that a walk
 * finds nearly all of the nearest among 100,000 (M of Malkov and Yashunin, "Efficient and robust
 * approximate nearest neighbor search using Hierarchical Navigable Small World graphs", 2018). The
 * files are those of the codec that it wraps, which reads them.
 */
final class DenseGraph extends FilterCodec {
  private static final int NEIGHBOURS = 32;

  private final KnnVectorsFormat vectors =
      new PerFieldKnnVectorsFormat() {
        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
          return new Lucene99HnswVectorsFormat(
              NEIGHBOURS, Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH);
        }
      };

  DenseGraph(Codec lucene) {
    super(lucene.getName(), lucene);
  }

  @Override
  public KnnVectorsFormat knnVectorsFormat() {
    return vectors;
  }
}
