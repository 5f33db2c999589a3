package dev.nirs.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.ChildProcess;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.knowledge.KnowledgeSnapshot;
import dev.nirs.service.Dossier;
import dev.nirs.service.SuggestionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Adding and deciding while the process is killed (SIGKILL) at random instants: nothing that was
 * acknowledged is lost, nothing is decided twice, the audit chain is whole, and no example is
 * written twice.
 *
 * <p>{@code -Dnirs.decided=200 -Dnirs.kills=20} for the full run; {@code -Dnirs.seed} for another
 * one.
 */
class KilledDeskTest {
  private static final int DECIDED = Integer.getInteger("nirs.decided", 40);
  private static final int KILLS = Integer.getInteger("nirs.kills", 4);
  private static final long SEED = Long.getLong("nirs.seed", 42);
  private static final int LONGEST_LIFE = 900;

  @TempDir Path folder;

  private final Set<String> added = new LinkedHashSet<>();
  private final Map<String, SuggestionState> decided = new LinkedHashMap<>();
  private final Random random = new Random(SEED);
  private final List<String> ids =
      IntStream.range(0, DECIDED).mapToObj(i -> DecidingProcess.suggestion(i).id()).toList();
  private int cutOff;
  private int between;

  @Test
  @Timeout(3600)
  void nothingAcknowledgedIsLostAndNothingIsDecidedTwice()
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("base"));
    for (int kill = 0; kill < KILLS; kill++) {
      live(random.nextInt(LONGEST_LIFE));
      check();
    }
    live(Integer.MAX_VALUE);
    check();
    assertThat(decided).hasSize(DECIDED);
    assertThat(Files.readAllLines(folder.resolve("base/examples/accepted.jsonl")))
        .hasSize(DECIDED - DECIDED / 4);
    System.out.printf(
        "killed deciding: seed %d, %d decisions, %d kills of which %d cut work off, %d found in"
            + " the knowledge base before their row; all kept, none twice%n",
        SEED, DECIDED, KILLS, cutOff, between);
  }

  private void live(int millis) throws IOException, InterruptedException {
    ChildProcess child = ChildProcess.start(DecidingProcess.class, folder, DECIDED, 3);
    child.awaitReady();
    if (millis < Integer.MAX_VALUE && !child.process().waitFor(millis, TimeUnit.MILLISECONDS)) {
      child.kill();
      cutOff++;
    }
    note(child.said());
    assertThat(child.process().waitFor()).isIn(0, 137);
  }

  private void note(List<String> said) {
    for (String line : said) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("added")) {
        added.add(words[1]);
      } else {
        SuggestionState state = SuggestionState.valueOf(words[1]);
        assertThat(decided.getOrDefault(words[0], state)).isEqualTo(state);
        decided.put(words[0], state);
      }
    }
  }

  private void check() {
    KnowledgeSnapshot now = KnowledgeBase.open(folder.resolve("base")).snapshot();
    assertThat(now.faults()).allMatch(f -> f.found().equals("a line cut short"));
    try (ServiceStore store = ServiceStore.open(folder.resolve("data"), Kept.NOON)) {
      assertThat(added).allMatch(id -> store.archive().find(id).isPresent());
      assertThat(added).allMatch(id -> store.archive().window(id).isPresent());
      int rows = 0;
      for (String id : ids) {
        List<Dossier> dossier = store.archive().find(id).stream().toList();
        boolean isDecided =
            dossier.stream().anyMatch(d -> d.entry().state() != SuggestionState.PENDING);
        rows += isDecided ? 1 : 0;
        boolean isExample = now.example("suggestion/" + id).isPresent();
        between += isExample && !isDecided ? 1 : 0;
        dossier.forEach(d -> check(d, isExample));
      }
      assertThat(store.audit().verify().brokenAt()).isEmpty();
      assertThat(store.audit().verify().lines()).isEqualTo(rows);
    }
  }

  private void check(Dossier dossier, boolean isExample) {
    SuggestionState state = dossier.entry().state();
    assertThat(decided.getOrDefault(dossier.entry().id(), state)).isEqualTo(state);
    assertThat(dossier.decisions()).hasSize(state == SuggestionState.PENDING ? 0 : 1);
    assertThat(dossier.entry().version()).isEqualTo(state == SuggestionState.PENDING ? 1 : 2);
    if (state != SuggestionState.PENDING && state != SuggestionState.SUPERSEDED) {
      assertThat(isExample).isTrue();
    }
  }
}
