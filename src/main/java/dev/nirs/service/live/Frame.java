package dev.nirs.service.live;

import dev.nirs.traffic.Observation;
import java.util.List;
import java.util.Optional;

/** One entry of a source's journal: what its window tracker is told, in this order. */
sealed interface Frame {

  /**
   * Observations that came together.
   *
   * @param observations in the order they came
   * @param cursor how far the file or body that they were read from was taken with them; empty
   *     where nobody asks again
   */
  record Events(List<Observation> observations, Optional<Cursor> cursor) implements Frame {

    /** Copies the list. */
    public Events {
      observations = List.copyOf(observations);
    }
  }

  /**
   * Nothing came for so long that event time moves on by itself.
   *
   * @param time nothing before it will come any more, microseconds since the epoch
   */
  record Mark(long time) implements Frame {}

  /**
   * What was known when a segment began of bodies that came before it.
   *
   * @param all the oldest first
   */
  record Known(List<Delivery> all) implements Frame {

    /** Copies the list. */
    public Known {
      all = List.copyOf(all);
    }
  }
}
