package dev.nirs.benchmark;

import dev.nirs.knowledge.Acceptance;
import dev.nirs.knowledge.Embedder;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.Example.Status;
import dev.nirs.knowledge.ExampleFile;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.OnnxEmbedder;
import dev.nirs.knowledge.Ranking;
import dev.nirs.knowledge.RetrievalQuery;
import dev.nirs.knowledge.Retriever;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How long retrieval takes at 1,000, 10,000 and 100,000 entries, query embedding included, and how
 * much of an exact scan the index finds; a Markdown table. Run by {@code benchmarks/retrieval}.
 *
 * <p>Embedding 100,000 texts would take minutes, so 600 texts in the words of windows are embedded
 * by the real model, and an entry's vector is one of theirs with Gaussian noise of a quarter of its
 * length. Queries are texts of the same kind, embedded by the real model as they are asked. What it
 * is at, and since when, goes to standard error: beside other work the graph of 100,000 vectors
 * alone takes many minutes.
 *
 * <p>Arguments: an empty folder, and the sizes.
 */
public final class RetrievalBenchmark {
  private static final int BASES = 600;
  private static final int QUERIES = 100;
  private static final int WARM_UP = 20;
  private static final double NOISE = 0.25;
  private static final long SEED = 42;
  private static final long STARTED = System.nanoTime();

  private static final Example MODEL =
      ExampleFile.read(Path.of("knowledge-base/examples/captures.jsonl")).examples().getFirst();

  private RetrievalBenchmark() {}

  /**
   * Runs.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) throws IOException {
    Embedder model = new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM);
    Random random = new Random(SEED);
    Set<String> texts = new HashSet<>();
    while (texts.size() < BASES + QUERIES) {
      texts.add(text(random));
    }
    List<String> all = texts.stream().sorted().toList();
    say("embedding " + BASES + " texts");
    List<float[]> bases = all.subList(0, BASES).stream().map(model::embed).toList();
    List<String> queries = all.subList(BASES, all.size());
    System.out.println(
        "| entries | first open, builds the index (s) | later open (s) | retrieve p50 (ms) | p95"
            + " (ms) | of it embedding p50 (ms) | recall@10 of the exact scan"
            + " | found after one more was accepted (s) |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (int i = 1; i < arguments.length; i++) {
      int size = Integer.parseInt(arguments[i]);
      Path folder = Path.of(arguments[0]).resolve(arguments[i]);
      say(size + " entries: writing them");
      fill(folder, size, all);
      System.out.println(row(folder, size, new NearReal(model, bases), queries));
    }
  }

  private static String row(Path folder, int size, Embedder embedder, List<String> queries) {
    say(size + " entries: reading them");
    KnowledgeBase base = KnowledgeBase.open(folder);
    say(size + " entries: building the index");
    long start = System.nanoTime();
    Retriever.open(base, folder.resolve("index"), embedder).close();
    double build = seconds(start);
    say(size + " entries: asking " + queries.size() + " questions");
    start = System.nanoTime();
    try (Retriever retriever = Retriever.open(base, folder.resolve("index"), embedder)) {
      double open = seconds(start);
      double[] whole = new double[queries.size()];
      double[] embedding = new double[queries.size()];
      double recall = 0;
      for (int i = -WARM_UP; i < queries.size(); i++) {
        String text = queries.get(Math.floorMod(i, queries.size()));
        long before = System.nanoTime();
        embedder.embed(text);
        long between = System.nanoTime();
        retriever.retrieve(
            new RetrievalQuery(
                text, dev.nirs.summary.AttackPattern.MIXED, Optional.of("load/0"), 2, 1));
        if (i >= 0) {
          embedding[i] = (between - before) / 1e6;
          whole[i] = (System.nanoTime() - between) / 1e6;
          recall += recall(retriever, text) / queries.size();
        }
      }
      Arrays.sort(whole);
      Arrays.sort(embedding);
      return String.format(
          Locale.ROOT,
          "| %,d | %.1f | %.2f | %.1f | %.1f | %.1f | %.4f | %.2f |",
          size,
          build,
          open,
          whole[whole.length / 2],
          whole[whole.length * 95 / 100],
          embedding[embedding.length / 2],
          recall,
          accept(base, retriever));
    }
  }

  /** How long until an example that is accepted now is among those found. */
  private static double accept(KnowledgeBase base, Retriever retriever) {
    int number = base.snapshot().examples().size();
    Example more = example(number, "one more case " + number);
    long start = System.nanoTime();
    base.append(more);
    if (!retriever.rank(more.text(), Optional.empty(), Ranking.FUSED, 10).contains(more)) {
      throw new IllegalStateException("the example " + more.id() + " is not found");
    }
    return seconds(start);
  }

  private static double recall(Retriever retriever, String text) {
    List<Example> exact = retriever.rank(text, Optional.empty(), Ranking.EXACT_VECTOR, 10);
    List<Example> found = retriever.rank(text, Optional.empty(), Ranking.VECTOR, 10);
    Set<String> ids = new HashSet<>();
    found.forEach(e -> ids.add(e.id()));
    return (double) exact.stream().filter(e -> ids.contains(e.id())).count() / exact.size();
  }

  private static void say(String what) {
    System.err.printf(Locale.ROOT, "%6.1f s: %s%n", seconds(STARTED), what);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** A window in words, drawn from the vocabulary that real ones use. */
  private static String text(Random random) {
    return one(random, "syn flood", "volumetric flood", "slow http", "horizontal scan")
        + ", "
        + one(random, "inbound", "outbound", "internal", "passing")
        + ", "
        + one(random, "few", "tens of", "hundreds of", "thousands of")
        + " alerts reported as "
        + one(random, "scan", "denial of service", "brute force", "web attack", "exploit")
        + ", services "
        + one(random, "ssh 22", "web 80", "tls 443", "dns 53", "ftp 21", "mssql 1433", "smb 445")
        + " on "
        + one(random, "one", "two", "few", "tens of")
        + " ports, protocol "
        + one(random, "tcp", "udp", "icmp")
        + ", "
        + one(random, "one", "two", "few", "tens of")
        + " sources outside, "
        + one(random, "one", "two", "few", "tens of")
        + " destinations inside, "
        + one(random, "hardly answered", "partly answered", "mostly answered")
        + ", normal traffic from the sources none, to the services "
        + one(random, "none", "little", "much")
        + ".";
  }

  private static String one(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  private static void fill(Path folder, int size, List<String> texts) throws IOException {
    Path examples = Files.createDirectories(folder.resolve("examples"));
    try (Writer out = Files.newBufferedWriter(examples.resolve("load.jsonl"))) {
      for (int i = 0; i < size; i++) {
        out.write(ExampleFile.line(example(i, texts.get(i % BASES) + " case " + i)) + "\n");
      }
    }
  }

  private static Example example(int number, String text) {
    return new Example(
        "load/" + number,
        "load/" + number % 50,
        text,
        MODEL.window(),
        List.of("-A INPUT -s 203.0.113." + number % 256 + "/32 -j DROP"),
        MODEL.outcome(),
        new Acceptance("made for a benchmark", "test", "2026-11-26", Status.ACTIVE));
  }

  /** The real model for queries; for an entry, the vector of its text with noise. */
  private record NearReal(Embedder model, List<float[]> bases) implements Embedder {
    @Override
    public String name() {
      return model.name() + "-near";
    }

    @Override
    public int dimension() {
      return model.dimension();
    }

    @Override
    public float[] embed(String text) {
      int at = text.lastIndexOf(" case ");
      if (at < 0) {
        return model.embed(text);
      }
      int number = Integer.parseInt(text.substring(at + 6));
      float[] vector = bases.get(number % bases.size()).clone();
      Random random = new Random(SEED + number);
      double square = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] += (float) (random.nextGaussian() * NOISE / Math.sqrt(vector.length));
        square += vector[i] * (double) vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(square);
      }
      return vector;
    }
  }
}
