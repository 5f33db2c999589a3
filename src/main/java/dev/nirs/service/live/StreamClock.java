package dev.nirs.service.live;

/**
 * Seconds since something newer came and since the open window was answered, counted and not read
 * from the wall clock, which may jump.
 */
final class StreamClock {
  private final long quiet;
  private final long update;
  private long sinceArrival;
  private long sinceUpdate;
  private int alertsThen;

  StreamClock(StreamSettings settings) {
    this.quiet = settings.quietSeconds();
    this.update = settings.update().toSeconds();
  }

  void second() {
    sinceArrival++;
    sinceUpdate++;
  }

  /** Something came; only what moves event time on keeps a window from closing. */
  void arrived(boolean isNewer) {
    sinceArrival = isNewer ? 0 : sinceArrival;
  }

  /** A window closed: the next one is answered an interval after its first alert. */
  void closed() {
    sinceUpdate = 0;
    alertsThen = 0;
  }

  void updated(int alerts) {
    sinceUpdate = 0;
    alertsThen = alerts;
  }

  boolean isQuiet() {
    return sinceArrival >= quiet;
  }

  /** Whether the open window is to be answered: the interval has passed, and alerts came. */
  boolean isUpdateDue(int alerts) {
    if (alerts == 0) {
      sinceUpdate = 0;
    }
    return update > 0 && sinceUpdate >= update && alerts != alertsThen;
  }
}
