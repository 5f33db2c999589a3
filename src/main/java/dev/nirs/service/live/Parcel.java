package dev.nirs.service.live;

import dev.nirs.service.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What is known of a body beside its events.
 *
 * @param isStream whether its end is not known
 * @param named what was taken under its name; empty where it has none
 * @param position how far a followed file is read with it
 * @param ahead how far its events may be dated ahead of the clock
 * @param progress told how many of its events are on disk
 */
record Parcel(
    boolean isStream,
    Optional<NamedBody> named,
    Optional<FollowPosition> position,
    Duration ahead,
    LongConsumer progress) {

  static Parcel of(Sending sending, Optional<NamedBody> named, Duration ahead) {
    return new Parcel(
        sending.shape() == Sending.Shape.STREAM,
        named,
        Optional.empty(),
        ahead,
        sending.progress());
  }

  /** Lines of a followed file, or of a connection where there is no position. */
  static Parcel of(Optional<FollowPosition> position, Duration ahead) {
    return new Parcel(false, Optional.empty(), position, ahead, taken -> {});
  }

  boolean isOther() {
    return named.isPresent() && named.get().isOther();
  }

  long takenBefore() {
    return named.map(NamedBody::takenBefore).orElse(0L);
  }

  /** What a frame in the middle tells. */
  Optional<Cursor> cursor(long taken, Instant now) {
    return named.map(body -> body.at(taken, false, now));
  }

  /** What the last frame tells, even one without events; nothing where all was there before. */
  Optional<Cursor> last(long taken, boolean isWhole, Instant now) {
    return position.isPresent()
        ? Optional.of(position.get())
        : named.filter(body -> !body.isDone()).map(body -> body.at(taken, isWhole, now));
  }
}
