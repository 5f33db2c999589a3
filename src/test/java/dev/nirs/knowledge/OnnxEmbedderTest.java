package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.SummaryText;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real model: its bound on word pieces, and that nothing of ours crosses it unseen. */
class OnnxEmbedderTest {
  private static final OnnxEmbedder EMBEDDER = new OnnxEmbedder(OnnxEmbedder.Model.MINI_LM);
  private static final int MOST_PIECES = OnnxEmbedder.Model.MINI_LM.mostPieces();

  @Test
  void vectorsHaveUnitLength() {
    assertThat(EMBEDDER.dimension()).isEqualTo(384);
    for (String text : List.of("a", "ssh brute force", "word ".repeat(400))) {
      float[] vector = EMBEDDER.embed(text);
      assertThat(vector).hasSize(384);
      assertThat(cosine(vector, vector)).isCloseTo(1.0, within(1e-5));
    }
  }

  @Test
  void likeMeaningLikeDirection() {
    float[] guess = EMBEDDER.embed("someone guesses passwords on ssh");
    assertThat(cosine(guess, EMBEDDER.embed("brute force login attempts, port 22")))
        .isGreaterThan(cosine(guess, EMBEDDER.embed("a scan of many ports")));
  }

  @Test
  void theEndOfALongTextStillCounts() {
    String long1 = "port scan ".repeat(120);
    assertThat(EMBEDDER.pieces(long1)).isEqualTo(MOST_PIECES);
    assertThat(EMBEDDER.embed(long1 + "ssh")).isNotEqualTo(EMBEDDER.embed(long1 + "dns"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "---", "\u0000", "...", "(*)"})
  void aTextWithoutWordsIsRefused(String text) {
    assertThatThrownBy(() -> EMBEDDER.embed(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800 x", "\u202etxt.exe", "1\u0000\u0001", "\uffff9", "(((a", "x"})
  void hostileTextsHaveFiniteVectors(String text) {
    for (float x : EMBEDDER.embed(text)) {
      assertThat(x).isFinite();
    }
  }

  @Test
  void oneEndlessWordIsRead() {
    assertThat(EMBEDDER.embed("x1".repeat(20_000))).hasSize(384);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyPassageOfThePlaybookIsReadToItsEnd(Playbook playbook) {
    assertThat(playbook.passages())
        .hasSizeGreaterThan(4)
        .allMatch(passage -> EMBEDDER.pieces(passage) < MOST_PIECES);
  }

  static Stream<Playbook> shipped() {
    return KnowledgeBase.open(Path.of("knowledge-base")).snapshot().playbooks().stream();
  }

  /** Of every vocabulary the words of most pieces, all lists full. */
  @Test
  void theWorstSummaryIsReadToItsEnd() {
    AttackPattern pattern = costly(List.of(AttackPattern.values()), SummaryText::word).getFirst();
    List<AttackClass> classes = costly(List.of(AttackClass.values()), SummaryText::word);
    List<Integer> ports =
        costly(
            new Random(42).ints(300, 1024, 65536).boxed().distinct().toList(),
            port -> "high port " + port);
    String text = SummaryText.forRetrieval(worst(pattern, classes, ports));
    int pieces = EMBEDDER.pieces(text);
    System.out.println("the worst summary has " + pieces + " word pieces: " + text);
    assertThat(pieces).isGreaterThan(70).isLessThan(MOST_PIECES);
  }

  private static <T> List<T> costly(List<T> values, Function<T, String> text) {
    return values.stream()
        .sorted(Comparator.comparingInt((T v) -> EMBEDDER.pieces(text.apply(v))).reversed())
        .limit(8)
        .toList();
  }

  private static WindowSummary worst(
      AttackPattern pattern, List<AttackClass> classes, List<Integer> ports) {
    IpAddress inside = IpAddress.parse("10.0.0.1").orElseThrow();
    IpAddress outside = IpAddress.parse("2001:db8:1:2:3:4:5:6").orElseThrow();
    List<Count<IpAddress>> ends = List.of(new Count<>(inside, 9, 1), new Count<>(outside, 9, 1));
    List<Count<ServiceKey>> services = new ArrayList<>();
    for (int port : ports) {
      services.add(new Count<>(new ServiceKey(inside, Protocol.TCP, port), 9, 1));
    }
    return new WindowSummary(
        600,
        new Totals(99999, 1_000_000, 99999, 99999, 65535, 50),
        pattern,
        classes.stream().map(c -> new Count<>(c, 9, 0)).toList(),
        ends,
        List.of(),
        ends,
        services,
        List.of(new Count<>(Protocol.TCP, 9, 0), new Count<>(Protocol.ICMPV6, 9, 0)));
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * (double) b[i];
    }
    return sum;
  }
}
