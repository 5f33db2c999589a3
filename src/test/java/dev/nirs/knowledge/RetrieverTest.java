package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.notation.EnumName;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.SummaryText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retrieval with the real model, the real index and the shipped playbook. */
class RetrieverTest {
  private static final Embedder MINI_LM = new RememberingEmbedder();

  @TempDir Path knowledge;
  @TempDir Path store;

  private KnowledgeBase base;
  private Retriever retriever;

  @BeforeEach
  void open() throws IOException {
    Path playbook = Files.createDirectories(knowledge.resolve("playbook"));
    for (AttackPattern pattern : AttackPattern.values()) {
      String name = EnumName.kebab(pattern) + ".md";
      Files.copy(Path.of("knowledge-base", "playbook", name), playbook.resolve(name));
    }
    List<String> lines = new ArrayList<>();
    for (AttackPattern pattern : AttackPattern.values()) {
      lines.add(ExampleJson.write(Examples.typical(pattern)));
    }
    Files.createDirectories(knowledge.resolve("examples"));
    Files.write(knowledge.resolve("examples/own.jsonl"), lines);
    base = KnowledgeBase.open(knowledge);
    retriever = Retriever.open(base, store, MINI_LM);
  }

  @AfterEach
  void close() {
    retriever.close();
  }

  /** Without the rule that puts it first: a plain search of the playbook with the summary. */
  @ParameterizedTest
  @EnumSource
  void theSummaryFindsItsPlaybookEntry(AttackPattern pattern) {
    assertThat(retriever.search(text(pattern), Optional.of(EntryKind.PLAYBOOK), 1))
        .extracting(s -> s.entry().id())
        .containsExactly("playbook/" + EnumName.kebab(pattern));
  }

  @ParameterizedTest
  @EnumSource
  void theSummaryFindsTheExampleOfItsKind(AttackPattern pattern) {
    Retrieved found = retriever.retrieve(query(pattern, Optional.empty(), 3, 2));
    assertThat(found.examples()).hasSize(3);
    assertThat(found.examples().getFirst().entry().pattern()).isEqualTo(pattern);
    assertThat(found.examples())
        .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    assertThat(found.playbooks()).hasSize(2);
    assertThat(found.playbooks().getFirst().entry().pattern()).isEqualTo(pattern);
  }

  @ParameterizedTest
  @EnumSource
  void anExcludedIncidentNeverComesBack(AttackPattern pattern) {
    String own = "set/" + EnumName.kebab(pattern);
    assertThat(retriever.retrieve(query(pattern, Optional.of(own), 100, 0)).examples())
        .hasSize(15)
        .noneMatch(e -> e.entry().incident().equals(own));
    assertThat(retriever.retrieve(query(pattern, Optional.of("set"), 100, 0)).examples()).isEmpty();
    assertThat(retriever.retrieve(query(pattern, Optional.of("se"), 100, 0)).examples())
        .hasSize(16);
  }

  @Test
  void thePatternsOwnEntryComesFirstWhateverTheText() {
    RetrievalQuery query =
        new RetrievalQuery(
            text(AttackPattern.DNS_ABUSE), AttackPattern.SYN_FLOOD, Optional.empty(), 0, 3);
    Retrieved found = retriever.retrieve(query);
    assertThat(found.examples()).isEmpty();
    assertThat(found.playbooks())
        .extracting(s -> s.entry().pattern())
        .startsWith(AttackPattern.SYN_FLOOD, AttackPattern.DNS_ABUSE)
        .doesNotHaveDuplicates();
  }

  @Test
  void nearDuplicatesAreShownOnce() {
    AttackPattern pattern = AttackPattern.SSH_BRUTE_FORCE;
    base.append(Examples.of("twin", "other/a", pattern, "-A INPUT -s 198.51.100.9/32 -j DROP"));
    base.append(Examples.of("cousin", "other/b", pattern, "-A INPUT -s 1.2.3.4/32 -p tcp -j DROP"));
    assertThat(ids(retriever.retrieve(query(pattern, Optional.empty(), 2, 0))))
        .hasSize(2)
        .contains("cousin")
        .containsAnyOf("ssh-brute-force", "twin");
    assertThat(ids(retriever.retrieve(query(pattern, Optional.of("set"), 9, 0))))
        .containsExactlyInAnyOrder("twin", "cousin");
  }

  @Test
  void anAcceptedExampleIsFoundAtOnceAndARevokedOneNoMore() {
    Example example = Examples.of("fresh", "new/a", AttackPattern.DNS_ABUSE, "-A FORWARD -j DROP");
    base.append(example);
    assertThat(ids(retriever.retrieve(query(AttackPattern.DNS_ABUSE, Optional.of("set"), 5, 0))))
        .containsExactly("fresh");
    assertThat(base.revoke("fresh")).isTrue();
    assertThat(ids(retriever.retrieve(query(AttackPattern.DNS_ABUSE, Optional.of("set"), 5, 0))))
        .isEmpty();
  }

  /** However many fit as well: what was decided last is what people want followed. */
  @ParameterizedTest
  @EnumSource
  void whatWasDecidedLastComesFirstAmongEquals(AttackPattern pattern) {
    for (int day = 1; day < 7; day++) {
      Example older =
          Examples.of(
              "older-" + day, "s/" + day, pattern, "-A INPUT -p tcp --dport " + day + " -j DROP");
      base.append(older);
    }
    Example newest = Examples.of("newest", "s/9", pattern, "-A INPUT -p udp -j DROP");
    base.append(decidedAt(newest, "2027-01-01T00:00:00Z"));
    assertThat(ids(retriever.retrieve(query(pattern, Optional.empty(), 2, 0))))
        .startsWith("newest");
    assertThat(base.revoke("newest")).isTrue();
    assertThat(ids(retriever.retrieve(query(pattern, Optional.empty(), 2, 0))))
        .doesNotContain("newest");
  }

  private static Example decidedAt(Example example, String when) {
    Acceptance acceptance = example.acceptance();
    return example.with(
        new Acceptance(
            acceptance.provenance(),
            acceptance.acceptedBy(),
            when,
            acceptance.status(),
            acceptance.reason(),
            acceptance.cases()));
  }

  /** Words, not query syntax: nothing of this throws, and a filter cannot be talked away. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh AND (", "kind:example", "*", "a* OR b*", "\"", "+-&&||!(){}[]^\"~*?:\\/", "",
        " ", "\u0000", "text:[* TO *]", "/.*/", "\ud800", "incident:set NOT kind:playbook", "~~~"
      })
  void userTextIsNeverQuerySyntax(String text) {
    assertThat(retriever.search(text, Optional.of(EntryKind.PLAYBOOK), 50))
        .allMatch(s -> s.entry() instanceof Playbook);
    RetrievalQuery query =
        new RetrievalQuery(text, AttackPattern.MIXED, Optional.of("set"), 50, 50);
    assertThat(retriever.retrieve(query).examples()).isEmpty();
  }

  @Test
  void textsOfAnyLengthAreBounded() {
    assertThat(retriever.search("ssh ".repeat(100_000), Optional.empty(), 3)).hasSize(3);
    assertThat(retriever.search("", Optional.empty(), 3)).isEmpty();
  }

  @Test
  void peopleFindRulesByWhatStandsInThem() {
    base.append(
        Examples.of("one", "x/y", AttackPattern.MIXED, "-A INPUT -s 198.51.100.77/32 -j DROP"));
    assertThat(retriever.search("198.51.100.77", Optional.of(EntryKind.EXAMPLE), 3))
        .extracting(s -> s.entry().id())
        .contains("one");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101, Integer.MAX_VALUE})
  void numbersOutOfRangeAreRefused(int number) {
    assertThatThrownBy(() -> query(AttackPattern.MIXED, Optional.empty(), number, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("examples " + number);
    assertThatThrownBy(() -> query(AttackPattern.MIXED, Optional.empty(), 1, number))
        .hasMessageContaining("playbooks " + number);
    assertThatThrownBy(() -> retriever.search("ssh", Optional.empty(), number))
        .hasMessageContaining("most " + number);
  }

  private static List<String> ids(Retrieved found) {
    return found.examples().stream().map(s -> s.entry().id()).toList();
  }

  private static RetrievalQuery query(
      AttackPattern pattern, Optional<String> excluded, int examples, int playbooks) {
    return new RetrievalQuery(text(pattern), pattern, excluded, examples, playbooks);
  }

  private static String text(AttackPattern pattern) {
    return SummaryText.forRetrieval(Examples.window(pattern));
  }
}
