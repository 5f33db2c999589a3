package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.summary.AttackPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index is always the right one, whatever lies in its folder. */
class VectorStoreTest {
  private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

  @TempDir Path knowledge;
  @TempDir Path store;

  private KnowledgeBase base;
  private final WordEmbedder embedder = new WordEmbedder("words");

  @BeforeEach
  void fill() {
    base = KnowledgeBase.open(knowledge);
    base.append(Examples.typical(AttackPattern.SYN_FLOOD));
    base.append(Examples.typical(AttackPattern.SSH_BRUTE_FORCE));
    base.append(Examples.typical(AttackPattern.DNS_ABUSE));
    open(embedder);
  }

  @Test
  void aFittingIndexIsUsedAgain() throws IOException {
    Path index = index();
    int before = embedder.calls();
    open(embedder);
    assertThat(embedder.calls()).isEqualTo(before + 1);
    assertThat(index()).isEqualTo(index);
  }

  @Test
  void aStaleIndexIsReplacedAndItsVectorsAreNotMadeAgain() throws IOException {
    Path old = index();
    try (Retriever retriever = Retriever.open(base, store, embedder)) {
      int before = embedder.calls();
      base.append(Examples.typical(AttackPattern.MIXED));
      assertThat(retriever.search("mixed policy violation", Optional.empty(), 1))
          .extracting(s -> s.entry().id())
          .containsExactly("mixed");
      assertThat(embedder.calls()).isEqualTo(before + 2);
    }
    assertThat(index()).isNotEqualTo(old);
  }

  /** Segments are never written again: those of the old index are in the new one as they were. */
  @Test
  void anAcceptedExampleIsAddedToTheIndexThatIsThere() throws IOException {
    List<Long> before = sizesOfVectors();
    base.append(Examples.typical(AttackPattern.MIXED));
    open(embedder);
    assertThat(sizesOfVectors()).hasSize(2).containsAll(before);
    base.revoke("mixed");
    open(embedder);
    assertThat(sizesOfVectors()).as("built anew").isEqualTo(before);
  }

  /** As many as it takes for segments to be merged; some replace earlier ones. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anIndexThatGrewAnswersAsOneThatWasBuiltAnew(long seed) throws IOException {
    Files.createDirectories(knowledge.resolve("playbook"));
    Files.writeString(
        knowledge.resolve("playbook/horizontal-scan.md"), Examples.playbook("horizontal-scan"));
    base.reload();
    Random random = new Random(seed);
    List<AttackPattern> patterns = List.of(AttackPattern.values());
    for (int i = 0; i < 40; i++) {
      AttackPattern pattern = patterns.get(random.nextInt(patterns.size()));
      String id = "case/" + (random.nextInt(20) == 0 ? random.nextInt(i + 1) : i);
      base.append(
          Examples.of(id, "set/" + i, pattern, "-A INPUT -s 203.0.113." + i + "/32 -j DROP"));
      new VectorStore(store, embedder).open(base.snapshot()).close();
    }
    VectorStore anew = new VectorStore(knowledge.resolve("anew"), embedder);
    try (KnowledgeIndex grown = new VectorStore(store, embedder).open(base.snapshot());
        KnowledgeIndex built = anew.open(base.snapshot())) {
      assertThat(grown.size()).isEqualTo(built.size());
      for (AttackPattern pattern : patterns) {
        Probe probe = Probe.of(Examples.typical(pattern).text(), embedder);
        assertThat(grown.byKeyword(probe, ALL, 20)).isEqualTo(built.byKeyword(probe, ALL, 20));
        assertThat(grown.byExactVector(probe, ALL, 20))
            .isEqualTo(built.byExactVector(probe, ALL, 20));
        assertThat(grown.byVector(probe, ALL, 20)).isEqualTo(built.byVector(probe, ALL, 20));
      }
    }
  }

  private List<Long> sizesOfVectors() throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (String name : files(index())) {
      if (name.endsWith(".vec") || name.endsWith(".cfs")) {
        sizes.add(Files.size(index().resolve(name)));
      }
    }
    return sizes;
  }

  @Test
  void anotherProcessEmbedsOnlyWhatIsNew() throws IOException {
    Path old = index();
    int before = embedder.calls();
    base.append(Examples.typical(AttackPattern.MIXED));
    open(embedder);
    assertThat(embedder.calls()).as("the new example and the question").isEqualTo(before + 2);
    assertThat(index()).isNotEqualTo(old);
  }

  @Test
  void vectorsOfABrokenIndexAreMadeAgain() throws IOException {
    for (String name : files(index())) {
      if (name.endsWith(".vec") || name.endsWith(".cfs")) {
        damage(index().resolve(name), "flipped");
      }
    }
    int before = embedder.calls();
    base.append(Examples.typical(AttackPattern.MIXED));
    open(embedder);
    assertThat(embedder.calls()).isEqualTo(before + 5);
  }

  @Test
  void anotherEmbedderGetsAnotherIndex() throws IOException {
    Path old = index();
    WordEmbedder other = new WordEmbedder("other words");
    open(other);
    assertThat(other.calls()).isEqualTo(4);
    assertThat(index()).isNotEqualTo(old);
  }

  @Test
  void anIndexUnderAWrongNameIsNotBelieved() throws IOException {
    Path old = index();
    base.append(Examples.typical(AttackPattern.MIXED));
    String name = new IndexStamp(base.snapshot().hash(), "words").folder();
    Files.move(old, store.resolve(name));
    open(embedder);
    assertThat(index().getFileName()).hasToString(name);
  }

  @Test
  void aMissingIndexIsBuilt() throws IOException {
    delete(index());
    open(embedder);
    assertThat(index()).isDirectory();
  }

  /** Every file of the index in turn: cut in half, emptied, removed, one byte flipped. */
  @ParameterizedTest
  @ValueSource(strings = {"half", "empty", "gone", "flipped"})
  void aBrokenIndexIsBuiltAgain(String damage) throws IOException {
    for (String name : files(index())) {
      Path file = index().resolve(name);
      if (Files.exists(file) && !name.equals("write.lock")) {
        damage(file, damage);
        open(embedder);
        assertThat(base.snapshot().faults()).isEmpty();
      }
    }
  }

  @Test
  void leftoversOfACrashedBuildAreRemoved() throws IOException {
    Path half = Files.createDirectories(store.resolve("building-123"));
    Files.writeString(half.resolve("segments_1"), "half");
    Files.writeString(store.resolve("README.md"), "stays");
    base.append(Examples.typical(AttackPattern.MIXED));
    open(embedder);
    assertThat(half).doesNotExist();
    assertThat(store.resolve("README.md")).exists();
  }

  @Test
  void whileAnotherBuildsTheIndexIsInMemory() throws IOException {
    base.append(Examples.typical(AttackPattern.MIXED));
    try (FileChannel channel =
        FileChannel.open(
            store.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      try (Retriever retriever = Retriever.open(base, store, embedder)) {
        assertThat(retriever.isInMemory()).isTrue();
        assertThat(retriever.search("ssh", Optional.empty(), 9)).isNotEmpty();
      }
      lock.release();
    }
  }

  @Test
  void whereTheFolderCannotBeMadeTheIndexIsInMemory() throws IOException {
    Path file = Files.writeString(knowledge.resolve("file"), "in the way");
    try (Retriever retriever = Retriever.open(base, file.resolve("store"), embedder)) {
      assertThat(retriever.isInMemory()).isTrue();
      assertThat(retriever.search("ssh", Optional.empty(), 9)).isNotEmpty();
    }
  }

  @Test
  void severalMayHaveItOpenAndOneMayRebuild() {
    try (Retriever first = Retriever.open(base, store, embedder);
        Retriever second = Retriever.open(base, store, embedder)) {
      assertThat(second.rebuild()).isEqualTo(3);
      assertThat(first.search("ssh", Optional.empty(), 9)).isNotEmpty();
      assertThat(second.search("ssh", Optional.empty(), 9)).isNotEmpty();
      assertThat(second.isInMemory()).isFalse();
    }
  }

  @Test
  void revokedExamplesAreNotIndexed() {
    base.revoke("dns-abuse");
    try (KnowledgeIndex index = new VectorStore(store, embedder).open(base.snapshot())) {
      assertThat(index.size()).isEqualTo(2);
      assertThat(index.ranked(Probe.of("dns abuse", embedder), ALL, 10))
          .extracting(Scored::entry)
          .doesNotContain("dns-abuse");
    }
  }

  private void open(Embedder with) {
    try (Retriever retriever = Retriever.open(base, store, with)) {
      assertThat(retriever.isInMemory()).isFalse();
      assertThat(retriever.search("ssh brute force", Optional.empty(), 1))
          .extracting(s -> s.entry().id())
          .containsExactly("ssh-brute-force");
    }
  }

  private Path index() throws IOException {
    try (Stream<Path> all = Files.list(store)) {
      List<Path> found = all.filter(p -> p.getFileName().toString().startsWith("index-")).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case "half" -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      case "empty" -> Files.write(file, new byte[0]);
      case "gone" -> Files.delete(file);
      default -> {
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder())
          .forEach(
              p -> {
                try {
                  Files.delete(p);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
