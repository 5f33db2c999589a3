package dev.nirs.window;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns observations into alert windows by event time alone.
 *
 * <p>A window opens at an alert, grows while the next alert comes within the idle time of the one
 * before and within the maximum length, and closes at last alert + idle time or start + maximum
 * length, whichever is first. What it holds is bounded by the open window, the benign window and
 * the lateness. Not thread-safe: one stream, one tracker.
 */
public final class WindowTracker {
  private final WindowSettings settings;
  private final Consumer<AlertWindow> sink;
  private final ReorderBuffer buffer;
  private final ArrayDeque<Flow> benign = new ArrayDeque<>();
  private final List<Alert> open = new ArrayList<>();
  private int windows;

  /**
   * A tracker that has seen nothing.
   *
   * @param settings when windows close
   * @param sink takes each window as it closes
   */
  public WindowTracker(WindowSettings settings, Consumer<AlertWindow> sink) {
    this.settings = settings;
    this.sink = sink;
    this.buffer = new ReorderBuffer(settings.latenessMicros(), this::inOrder);
  }

  /**
   * Takes the next observation.
   *
   * @param observation may be up to the lateness older than the newest one before it
   */
  public void accept(Observation observation) {
    buffer.accept(observation);
  }

  /** Closes the open window: the input has ended. */
  public void end() {
    buffer.end();
    close();
  }

  /**
   * What came too late.
   *
   * @return counts since the start
   */
  public LateCount late() {
    return buffer.late();
  }

  private void inOrder(Observation observation) {
    long time = observation.flow().time();
    if (!open.isEmpty() && time > closeTime()) {
      close();
    }
    switch (observation) {
      case Alert alert -> open.add(alert);
      case Observation.Benign normal -> {
        benign.add(normal.flow());
        forget(time);
      }
      case Observation.Alerted alerted -> forget(time);
    }
  }

  private long closeTime() {
    long idle = open.getLast().flow().time() + settings.idleMicros();
    long start = open.getFirst().flow().time();
    return settings.maximumMicros() == Long.MAX_VALUE
        ? idle
        : Math.min(idle, start + settings.maximumMicros());
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    long close = closeTime();
    forget(close);
    sink.accept(
        new AlertWindow(
            ++windows, open.getFirst().flow().time(), close, open, List.copyOf(benign)));
    open.clear();
  }

  /** Drops benign flows that no window closing at {@code now} or later can reach. */
  private void forget(long now) {
    if (settings.benignMicros() == Long.MAX_VALUE) {
      return;
    }
    long oldest = now - settings.benignMicros();
    while (!benign.isEmpty() && benign.getFirst().time() <= oldest) {
      benign.removeFirst();
    }
  }
}
