package dev.nirs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.service.BusyException;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Answers of requests that carried an Idempotency-Key, so that the same request sent again does not
 * act again. Kept in memory, for the speed of it: what must outlive a restart is kept on disk by
 * those who act, as for decisions, events and windows that wait. Safe for several threads.
 */
final class Replays {
  /** The header. */
  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[ -~]{1,200}");
  private static final int MOST = 10_000;

  private final Map<String, Asked> answers = new LinkedHashMap<>();

  /** Something that acts and answers. */
  @FunctionalInterface
  interface Action {
    Answer run() throws BusyException;
  }

  /** An answer: its status and its body. */
  record Answer(int status, ObjectNode body) {}

  /** A request that acts, and its answer once there is one. */
  private record Asked(String said, CompletableFuture<Answer> answer) {}

  /** The key of a request; empty text where it has none. */
  static String key(Context ctx) {
    String key = ctx.header(HEADER);
    if (key != null && !KEY.matcher(key).matches()) {
      throw ProblemException.at(HEADER, "is not 1 to 200 characters of printable ASCII");
    }
    return key == null ? "" : key;
  }

  /** Acts, or gives the answer of the same request before; its body is not compared. */
  void answer(Context ctx, Action action) throws BusyException {
    answer(ctx, "", action);
  }

  /**
   * Acts, or gives the answer of the same request before.
   *
   * @param said what the request says in its body: a key that came with something else is refused
   * @throws ProblemException where it was something else, or the first one is not answered yet
   */
  void answer(Context ctx, String said, Action action) throws BusyException {
    String key = key(ctx);
    if (key.isEmpty()) {
      send(ctx, action.run());
      return;
    }
    String name = Caller.of(ctx).name() + "\n" + ctx.path() + "\n" + ctx.queryString() + "\n" + key;
    Asked mine = new Asked(said, new CompletableFuture<>());
    Optional<Asked> before = remember(name, mine);
    if (before.isEmpty()) {
      run(name, mine.answer, action);
    } else {
      replay(ctx, before.get(), said);
    }
    send(ctx, before.orElse(mine).answer.join());
  }

  private static void replay(Context ctx, Asked before, String said) {
    if (!before.said.equals(said)) {
      throw new ProblemException(
          ProblemKind.UNPROCESSABLE, "The idempotency key was used for another request.");
    }
    if (!before.answer.isDone()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "The same request is being answered right now.");
    }
    ctx.header("Idempotency-Replayed", "true");
  }

  private void run(String name, CompletableFuture<Answer> mine, Action action)
      throws BusyException {
    try {
      mine.complete(action.run());
    } finally {
      if (!mine.isDone()) {
        forget(name); // it did not act: the next try may
      }
    }
  }

  private synchronized Optional<Asked> remember(String name, Asked mine) {
    Optional<Asked> before = Optional.ofNullable(answers.putIfAbsent(name, mine));
    if (answers.size() > MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    return before;
  }

  private synchronized void forget(String name) {
    answers.remove(name);
  }

  private static void send(Context ctx, Answer answer) {
    ctx.status(answer.status());
    Json.send(ctx, answer.body());
  }
}
