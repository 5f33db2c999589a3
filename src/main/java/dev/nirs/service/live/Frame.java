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
   * @param position how far the file that they were read from was read with them; empty where they
   *     came another way
   */
  record Events(List<Observation> observations, Optional<FollowPosition> position)
      implements Frame {

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
}
