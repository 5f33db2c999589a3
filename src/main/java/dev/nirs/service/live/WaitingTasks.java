package dev.nirs.service.live;

import dev.nirs.service.Trigger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Windows that wait for an answer, in the order their incidents came. The newest state of an
 * incident takes the place of an older one; no incident is worked on twice at a time. Not
 * thread-safe.
 */
final class WaitingTasks {
  private final AnswerSettings settings;
  private final Map<Incident, Waiting> waiting = new LinkedHashMap<>();
  private final Set<Incident> inWork = new HashSet<>();

  WaitingTasks(AnswerSettings settings) {
    this.settings = settings;
  }

  /** Adds a task; what it takes the place of gets the same answer. */
  void add(AnswerTask task) {
    Waiting older = waiting.get(task.incident());
    if (older == null) {
      waiting.put(task.incident(), new Waiting(task));
    } else if (older.task.trigger() == Trigger.CLOSED) {
      share(older.task, task); // nothing is newer than a closed window
    } else {
      share(task, older.task);
      older.task = task;
    }
    long patient = waiting.values().stream().filter(w -> !w.isOverdue).count();
    waiting.values().stream()
        .filter(w -> !w.isOverdue)
        .limit(Math.max(0, patient - settings.most()))
        .forEach(w -> w.isOverdue = true);
  }

  private static void share(AnswerTask from, AnswerTask to) {
    var unused =
        from.answer()
            .whenComplete(
                (entry, fault) -> {
                  if (fault == null) {
                    to.answer().complete(entry);
                  } else {
                    to.answer().completeExceptionally(fault);
                  }
                });
  }

  /** A second has passed. */
  void second() {
    waiting.values().forEach(w -> w.isOverdue |= ++w.seconds >= settings.patience().toSeconds());
  }

  /** Takes the next for the model: one that is not overdue. */
  Optional<AnswerTask> take() {
    return take(w -> !w.isOverdue);
  }

  /** Takes the next for the baseline: one that is overdue. */
  Optional<AnswerTask> takeOverdue() {
    return take(w -> w.isOverdue);
  }

  private Optional<AnswerTask> take(Predicate<Waiting> which) {
    Optional<AnswerTask> next =
        waiting.values().stream()
            .filter(which)
            .map(w -> w.task)
            .filter(task -> !inWork.contains(task.incident()))
            .findFirst();
    next.ifPresent(
        task -> {
          waiting.remove(task.incident());
          inWork.add(task.incident());
        });
    return next;
  }

  void done(AnswerTask task) {
    inWork.remove(task.incident());
  }

  /** How many wait or are worked on. */
  int size() {
    return waiting.size() + inWork.size();
  }

  /** All that wait; they wait no more. */
  List<AnswerTask> clear() {
    List<AnswerTask> all = waiting.values().stream().map(w -> w.task).toList();
    waiting.clear();
    return all;
  }

  private static final class Waiting {
    private AnswerTask task;
    private long seconds;
    private boolean isOverdue;

    Waiting(AnswerTask task) {
      this.task = task;
    }
  }
}
