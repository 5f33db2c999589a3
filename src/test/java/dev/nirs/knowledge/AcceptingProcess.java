package dev.nirs.knowledge;

import dev.nirs.ChildProcess;
import dev.nirs.app.Curation;
import dev.nirs.app.Decision;
import dev.nirs.app.InputException;
import dev.nirs.selection.BenignCount;
import dev.nirs.summary.AttackPattern;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process that accepts suggestions until it is killed: prints READY, then each id once its
 * acceptance was acknowledged. Every fourth acceptance is followed by a search, so that index
 * builds are interrupted too.
 *
 * <p>Arguments: folder (with {@code base}, {@code store}, {@code index} and {@code ids.txt}), first
 * and last position in that file, number of callers at once.
 */
public final class AcceptingProcess {
  private static final Policy POLICY =
      new Policy(
          "INPUT",
          IpVersion.V4,
          new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, 100),
          Protection.NONE);

  private final ConcurrentLinkedQueue<String> ids;

  private AcceptingProcess(List<String> ids) {
    this.ids = new ConcurrentLinkedQueue<>(ids);
  }

  /**
   * Runs.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<String> all = Files.readAllLines(folder.resolve("ids.txt"));
    AcceptingProcess process =
        new AcceptingProcess(
            all.subList(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])));
    KnowledgeBase base = KnowledgeBase.open(folder.resolve("base"));
    SuggestionStore store = SuggestionStore.at(folder.resolve("store"));
    Curation curation = new Curation(base, store, POLICY, () -> Instant.EPOCH);
    ChildProcess.say("READY");
    int callers = Integer.parseInt(arguments[3]);
    List<Thread> threads = new java.util.ArrayList<>();
    try (Retriever retriever =
        Retriever.open(base, folder.resolve("index"), new WordEmbedder("words"))) {
      for (int i = 0; i < callers; i++) {
        threads.add(Thread.ofPlatform().start(() -> process.acceptAll(curation, retriever)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private void acceptAll(Curation curation, Retriever retriever) {
    int accepted = 0;
    for (String id = ids.poll(); id != null; id = ids.poll()) {
      accept(curation, id);
      if (accepted++ % 4 == 0) {
        retriever.retrieve(
            new RetrievalQuery("ssh brute force", AttackPattern.MIXED, Optional.empty(), 3, 1));
      }
    }
  }

  private static void accept(Curation curation, String id) {
    try {
      Intake intake =
          curation.accept(
              id,
              new Decision(
                  "caller " + ProcessHandle.current().pid(), "", Optional.of("load/" + id)));
      if (intake instanceof Intake.Added || intake instanceof Intake.Unchanged) {
        ChildProcess.say(id);
      } else {
        ChildProcess.say("WRONG " + intake);
      }
    } catch (InputException e) {
      ChildProcess.say("WRONG " + e.getMessage());
    }
  }
}
