package dev.nirs.service.store;

import dev.nirs.ChildProcess;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.service.Act;
import dev.nirs.service.Desk;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that adds suggestions and decides over them until it is killed: prints READY, then
 * {@code added ID} and {@code ID STATE} for each once it was acknowledged. What was decided in an
 * earlier life is asked again under its old key.
 *
 * <p>Arguments: folder, number of suggestions, number of callers at once.
 */
public final class DecidingProcess {
  private static final long DAY = 86_400_000_000L;

  private DecidingProcess() {}

  /**
   * Runs.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    KnowledgeBase base = KnowledgeBase.open(folder.resolve("base"));
    try (ServiceStore store = ServiceStore.open(folder.resolve("data"), Kept.NOON)) {
      Desk desk = new AnalystDesk(store, base, Kept.POLICY, Kept.NOON);
      AtomicInteger next = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      ChildProcess.say("READY");
      for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        one(store, desk, n);
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void one(ServiceStore store, Desk desk, int number) {
    Suggestion suggestion = suggestion(number);
    store.archive().add("s", Trigger.CLOSED, suggestion);
    ChildProcess.say("added " + suggestion.id());
    Act act = new Act("pid", "r", Optional.of("key-" + number), OptionalInt.empty());
    DeskAnswer answer =
        switch (number % 4) {
          case 0 -> desk.accept(suggestion.id(), act);
          case 1 ->
              desk.edit(
                  suggestion.id(),
                  List.of("-A INPUT -s " + Kept.attacker(number) + "/32 -j REJECT"),
                  act);
          case 2 -> desk.reject(suggestion.id(), List.of(), act);
          default -> desk.supersede(suggestion.id(), act);
        };
    ChildProcess.say(
        answer instanceof DeskAnswer.Done done
            ? suggestion.id() + " " + done.entry().state()
            : "WRONG " + answer);
  }

  /** Each of a day of its own, so that each is an incident of its own. */
  static Suggestion suggestion(int number) {
    return Kept.of(
        number * DAY, List.of(Kept.attack(number, 22), Kept.attack(number, 1000 + number)));
  }
}
