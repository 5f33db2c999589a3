package dev.nirs.service.live;

import dev.nirs.service.BusyException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bodies of a source that came under a name of their own, the newest of two days and of a
 * number. Each segment of the journal begins with them, so that they outlive older ones. Safe for
 * several threads.
 */
final class Deliveries {
  /** How long a name is known, as long as there is room for it. */
  static final Duration KEPT = Duration.ofDays(2);

  private static final int MOST = 4096;
  private static final int BYTES = 128;

  private final int most;
  private final Map<String, Delivery> known = new LinkedHashMap<>();
  private final Set<String> inWork = new HashSet<>();

  /** As many as take a small part of a segment. */
  Deliveries(int segmentBytes) {
    this.most = Math.clamp(segmentBytes / BYTES, 1, MOST);
  }

  /**
   * Begins to take a body.
   *
   * @return how far it was taken before
   * @throws BusyException where it is being taken right now
   */
  synchronized Optional<Delivery> begin(String name) throws BusyException {
    if (!inWork.add(name)) {
      throw new BusyException(
          "a body under the same Idempotency-Key is being taken right now", Duration.ofSeconds(1));
    }
    return Optional.ofNullable(known.get(name));
  }

  synchronized void end(String name) {
    inWork.remove(name);
  }

  /** Notes what is on disk. */
  synchronized void put(Delivery delivery) {
    known.remove(delivery.name());
    known.put(delivery.name(), delivery);
    long oldest = delivery.at() - KEPT.toMillis();
    for (Iterator<Delivery> all = known.values().iterator(); all.hasNext(); ) {
      if (all.next().at() >= oldest && known.size() <= most) {
        return;
      }
      all.remove();
    }
  }

  /** All, the oldest first. */
  synchronized List<Delivery> all() {
    return List.copyOf(known.values());
  }
}
