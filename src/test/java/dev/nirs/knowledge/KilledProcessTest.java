package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.ChildProcess;
import dev.nirs.Samples;
import dev.nirs.app.SuggestionShelf;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Accepting while the process is killed (SIGKILL) at random instants: what was acknowledged is
 * there, no half line is taken for a whole one, and the index answers. Three quarters of the
 * suggestions are accepted by one caller at a time, the last quarter by two processes of two
 * callers each.
 *
 * <p>{@code -Dnirs.accepted=200 -Dnirs.kills=20} for the full run; {@code -Dnirs.seed} for another
 * one.
 */
class KilledProcessTest {
  private static final int ACCEPTED = Integer.getInteger("nirs.accepted", 24);
  private static final int KILLS = Integer.getInteger("nirs.kills", 4);
  private static final long SEED = Long.getLong("nirs.seed", 42);
  private static final int LONGEST_LIFE = 250;

  @TempDir Path folder;

  private final Set<String> acknowledged = new LinkedHashSet<>();
  private final Random random = new Random(SEED);
  private int torn;
  private int cutOff;

  @Test
  @Timeout(300)
  void nothingAcknowledgedIsLost() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("base"));
    List<String> ids = suggestions();
    Files.write(folder.resolve("ids.txt"), ids);
    int alone = ACCEPTED - ACCEPTED / 4;
    int killsAlone = KILLS - KILLS / 4;
    for (int kill = 0; kill < KILLS; kill++) {
      boolean isAlone = kill < killsAlone;
      List<ChildProcess> processes = new ArrayList<>();
      processes.add(isAlone ? start(0, alone, 1) : start(0, ACCEPTED, 2));
      if (!isAlone) {
        processes.add(start(alone, ACCEPTED, 2));
      }
      killAtRandom(processes);
      checkAfterKill();
    }
    List<ChildProcess> last = List.of(start(0, ACCEPTED, 2), start(alone, ACCEPTED, 2));
    for (ChildProcess child : last) {
      child.awaitReady();
      acknowledged.addAll(child.said());
      assertThat(child.process().waitFor()).isZero();
    }
    assertThat(acknowledged).containsAll(ids);
    checkAfterKill();
    KnowledgeSnapshot end = KnowledgeBase.open(folder.resolve("base")).snapshot();
    assertThat(end.faults()).isEmpty();
    assertThat(end.activeExamples()).hasSize(ACCEPTED);
    System.out.printf(
        "killed accepting: seed %d, %d suggestions, %d kills of which %d cut work off, %d torn"
            + " lines, all %d acknowledged ones kept%n",
        SEED, ACCEPTED, KILLS, cutOff, torn, acknowledged.size());
  }

  private void killAtRandom(List<ChildProcess> processes) throws IOException, InterruptedException {
    for (ChildProcess child : processes) {
      child.awaitReady();
    }
    for (ChildProcess child : processes) {
      boolean isOver = child.process().waitFor(random.nextInt(LONGEST_LIFE), TimeUnit.MILLISECONDS);
      child.kill();
      cutOff += isOver ? 0 : 1;
    }
    for (ChildProcess child : processes) {
      acknowledged.addAll(child.said());
      child.process().waitFor();
    }
  }

  private void checkAfterKill() {
    KnowledgeBase base = KnowledgeBase.open(folder.resolve("base"));
    KnowledgeSnapshot now = base.snapshot();
    assertThat(now.examples())
        .extracting(Example::id)
        .containsAll(acknowledged.stream().map(id -> "suggestion/" + id).toList());
    assertThat(now.faults().size()).isLessThanOrEqualTo(1);
    assertThat(now.faults()).allMatch(f -> f.found().equals("a line cut short"));
    torn += now.faults().size();
    try (Retriever retriever =
        Retriever.open(base, folder.resolve("index"), new WordEmbedder("words"))) {
      for (Example example : now.activeExamples()) {
        RetrievalQuery query =
            new RetrievalQuery(example.text(), example.pattern(), Optional.empty(), 1, 0);
        assertThat(retriever.retrieve(query).examples()).hasSize(1);
        assertThat(retriever.search(example.incident(), Optional.of(EntryKind.EXAMPLE), 1))
            .hasSize(1);
      }
    }
  }

  private ChildProcess start(int from, int to, int callers) throws IOException {
    return ChildProcess.start(AcceptingProcess.class, folder, from, to, callers);
  }

  /** Windows of attackers that differ, answered by the pipeline as it ships. */
  private List<String> suggestions() {
    Policy policy =
        new Policy(
            "INPUT",
            IpVersion.V4,
            new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 100),
            Protection.NONE);
    SuggestionPipeline pipeline = new SuggestionPipeline(policy, Proposer.NONE);
    SuggestionShelf shelf = SuggestionShelf.at(folder.resolve("store"));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ACCEPTED; i++) {
      String attacker = "203.0." + i / 250 + "." + (1 + i % 250);
      Suggestion suggestion =
          pipeline.suggest(
              Samples.window(
                  List.of(
                      "tcp " + attacker + ":1000 > 192.0.2.10:22",
                      "tcp " + attacker + ":1001 > 192.0.2.10:" + (22 + i)),
                  Samples.quiet(120)));
      shelf.keep(suggestion);
      ids.add(suggestion.id());
    }
    return ids;
  }
}
