package dev.nirs.window;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Turns observations into alert windows by event time alone.
 *
 * <p>A window opens at an alert, grows while the next alert comes within the idle time of the one
 * before and within the maximum length, and closes at last alert + idle time or start + maximum
 * length, whichever is first. What it holds is bounded by the open window, the benign window and
 * the lateness, and by limits where it is given some. Not thread-safe: one stream, one tracker.
 */
public final class WindowTracker {
  private final WindowSettings settings;
  private final WindowLimits limits;
  private final Consumer<AlertWindow> sink;
  private final ReorderBuffer buffer;
  private final BenignWindow benign;
  private final List<Alert> open = new ArrayList<>();
  private int windows;
  private long overflow;

  /**
   * A tracker that has seen nothing and holds whatever comes.
   *
   * @param settings when windows close
   * @param sink takes each window as it closes
   */
  public WindowTracker(WindowSettings settings, Consumer<AlertWindow> sink) {
    this(settings, WindowLimits.NONE, sink);
  }

  /**
   * A tracker that has seen nothing.
   *
   * @param settings when windows close
   * @param limits how much it holds
   * @param sink takes each window as it closes
   */
  public WindowTracker(WindowSettings settings, WindowLimits limits, Consumer<AlertWindow> sink) {
    this.settings = settings;
    this.limits = limits;
    this.sink = sink;
    this.buffer = new ReorderBuffer(settings.latenessMicros(), limits.waiting(), this::inOrder);
    this.benign = new BenignWindow(limits.benign());
  }

  /**
   * Takes the next observation.
   *
   * @param observation may be up to the lateness older than the newest one before it
   * @return false where it came too late for its place and is left out
   */
  public boolean accept(Observation observation) {
    boolean isKept = buffer.accept(observation) || keepLate(observation);
    closeBefore(buffer.watermark());
    return isKept;
  }

  /** Closes the open window: the input has ended. */
  public void end() {
    buffer.end();
    close();
  }

  /**
   * Moves event time on without an observation: nothing before {@code time} will come any more.
   *
   * @param time microseconds since the epoch; a window that closes before it is closed
   */
  public void advance(long time) {
    buffer.advance(time);
    closeBefore(time);
  }

  /**
   * Goes on where another tracker stood: observations late for it are late here.
   *
   * @param newest its {@link #newest()}
   */
  public void resume(long newest) {
    if (newest != Long.MIN_VALUE) {
      buffer.resume(newest);
    }
  }

  /**
   * Event time of the newest observation, or to which event time was moved plus lateness.
   *
   * @return microseconds since the epoch; {@link Long#MIN_VALUE} before the first
   */
  public long newest() {
    return buffer.newest();
  }

  /**
   * The window that is open, with the alerts that still wait for their place.
   *
   * @return the window so far, closed at the newest observation and always before its real close;
   *     its number is the one it will have; empty where none is open
   */
  public Optional<AlertWindow> open() {
    List<Observation> waiting = buffer.inOrder();
    List<Alert> alerts = alertsWith(waiting);
    if (alerts.isEmpty()) {
      return Optional.empty();
    }
    long last = alerts.getLast().flow().time();
    long now = waiting.isEmpty() ? last : waiting.getLast().flow().time();
    long close = Math.max(last, Math.min(now, closeTime(alerts) - 1));
    List<Flow> flows = new ArrayList<>(benign.until(close));
    for (Observation observation : waiting) {
      if (observation instanceof Observation.Benign normal && normal.flow().time() <= close) {
        flows.add(normal.flow());
      }
    }
    flows.sort(Comparator.comparingLong(Flow::time));
    flows.removeIf(flow -> isBeyond(flow.time(), close));
    return Optional.of(
        new AlertWindow(windows + 1, alerts.getFirst().flow().time(), close, alerts, flows));
  }

  /**
   * When the open window closes if nothing more comes.
   *
   * @return first event time at which it is closed; empty where none is open
   */
  public OptionalLong endsAt() {
    List<Alert> alerts = alertsWith(buffer.inOrder());
    return alerts.isEmpty() ? OptionalLong.empty() : OptionalLong.of(closeTime(alerts) + 1);
  }

  /**
   * Event time of the oldest observation that a window of the future may hold.
   *
   * @return microseconds since the epoch; {@link Long#MAX_VALUE} where nothing is held
   */
  public long oldestHeld() {
    long alert = open.isEmpty() ? Long.MAX_VALUE : open.getFirst().flow().time();
    return Math.min(alert, Math.min(buffer.oldest(), benign.oldest()));
  }

  /**
   * Alerts of the open window.
   *
   * @return those in it and those that wait for their place; 0 where none is open
   */
  public int openAlerts() {
    return open.size() + buffer.alerts();
  }

  /**
   * Benign flows held.
   *
   * @return 0 or more
   */
  public int benignHeld() {
    return benign.size();
  }

  /**
   * What came too late, or was too much for one window.
   *
   * @return counts since the start
   */
  public LateCount late() {
    LateCount late = buffer.late();
    return new LateCount(late.alerts() + overflow, late.flows());
  }

  private void closeBefore(long time) {
    if (!open.isEmpty() && time > closeTime(open)) {
      close();
    }
  }

  private void inOrder(Observation observation) {
    long time = observation.flow().time();
    if (!open.isEmpty() && (time > closeTime(open) || isFull(time))) {
      close();
    }
    switch (observation) {
      case Alert alert -> add(alert);
      case Observation.Benign normal -> {
        benign.add(normal.flow());
        forget(time);
      }
      case Observation.Alerted alerted -> forget(time);
    }
  }

  private void add(Alert alert) {
    if (open.size() < 2L * limits.alerts()) {
      open.add(alert);
    } else {
      overflow++;
    }
  }

  private boolean isFull(long time) {
    return open.size() >= limits.alerts() && time > open.getLast().flow().time();
  }

  private boolean keepLate(Observation observation) {
    boolean counts =
        limits.keepsLateBenign()
            && observation instanceof Observation.Benign normal
            && !isBeyond(normal.flow().time(), buffer.watermark());
    if (counts) {
      benign.addLate(observation.flow());
    }
    return counts;
  }

  /** The alerts of the newest window once all that wait are in their place. */
  private List<Alert> alertsWith(List<Observation> waiting) {
    List<Alert> alerts = new ArrayList<>(open);
    for (Observation observation : waiting) {
      if (!alerts.isEmpty() && observation.flow().time() > closeTime(alerts)) {
        alerts.clear();
      }
      if (observation instanceof Alert alert) {
        alerts.add(alert);
      }
    }
    return alerts;
  }

  private long closeTime(List<Alert> alerts) {
    long idle = alerts.getLast().flow().time() + settings.idleMicros();
    long start = alerts.getFirst().flow().time();
    return settings.maximumMicros() == Long.MAX_VALUE
        ? idle
        : Math.min(idle, start + settings.maximumMicros());
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    boolean full = open.size() >= limits.alerts();
    long close = full ? open.getLast().flow().time() : closeTime(open);
    forget(close);
    sink.accept(
        new AlertWindow(
            ++windows, open.getFirst().flow().time(), close, open, benign.until(close)));
    open.clear();
  }

  /** Drops benign flows that no window closing at {@code now} or later can reach. */
  private void forget(long now) {
    if (settings.benignMicros() != Long.MAX_VALUE) {
      benign.forget(now - settings.benignMicros());
    }
  }

  private boolean isBeyond(long time, long close) {
    return settings.benignMicros() != Long.MAX_VALUE && time <= close - settings.benignMicros();
  }
}
