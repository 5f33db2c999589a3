package dev.nirs.service.live;

import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.SourceReport;
import dev.nirs.service.BusyException;
import dev.nirs.service.Receipt;
import dev.nirs.traffic.Observation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * One body on its way into a journal. It goes there in frames of about a megabyte, one after the
 * other; a batch that fits in one frame is taken whole or not at all. A frame that cannot be
 * written ends the body: those before it are taken, and the sender is told so.
 */
final class Taking implements Consumer<Observation> {
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);

  private final SourceStream stream;
  private final IntakeRoom room;
  private final InstantSource clock;
  private final Parcel parcel;
  private final FrameBuilder builder = new FrameBuilder();
  private final FutureGuard future;
  private Optional<Sent> sent = Optional.empty();
  private Optional<BusyException> refusal = Optional.empty();
  private Instant heldSince = Instant.EPOCH;
  private long taken;

  Taking(SourceStream stream, IntakeRoom room, InstantSource clock, Parcel parcel) {
    this.stream = stream;
    this.room = room;
    this.clock = clock;
    this.parcel = parcel;
    this.future = new FutureGuard(clock, parcel.ahead());
  }

  /** The body, which ends where no more of it is taken. */
  InputStream reading(InputStream body) {
    return new Body(body);
  }

  @Override
  public void accept(Observation observation) {
    if (isOver()
        || parcel.named().isPresent() && parcel.named().get().isKnown(observation)
        || isOver()
        || future.refuses(observation)) {
      return;
    }
    heldSince = builder.isEmpty() ? clock.instant() : heldSince;
    builder.add(observation);
    if (builder.isFull()) {
      send(parcel.cursor(taken(builder), clock.instant()));
    }
  }

  private boolean isOver() {
    return refusal.isPresent() || parcel.isOther();
  }

  /**
   * Sends what is left and waits until all is on disk.
   *
   * @param report what was read
   * @throws BusyException where not all of it was taken
   * @throws IngestException where it is another body than that under its name before
   */
  Receipt end(SourceReport report) throws BusyException, IngestException {
    parcel.named().ifPresent(NamedBody::end);
    if (parcel.isOther()) {
      throw new IngestException(
          report.name(),
          "the body is another one than that sent under its Idempotency-Key before",
          "the same body, or another key");
    }
    boolean isWhole = report.fault().isEmpty();
    Optional<Cursor> last = parcel.last(taken(builder), isWhole, clock.instant());
    if (refusal.isEmpty() && (!builder.isEmpty() || last.isPresent())) {
      send(last);
    }
    settle();
    if (refusal.isPresent()) {
      throw refusal(refusal.get());
    }
    return new Receipt(parcel.takenBefore() + taken, parcel.takenBefore(), future.told(report));
  }

  /** Events taken once what is held and on its way is. */
  private long taken(FrameBuilder held) {
    return taken + sent.map(Sent::count).orElse(0) + held.size();
  }

  private BusyException refusal(BusyException busy) {
    long all = parcel.takenBefore() + taken;
    return all == 0
        ? busy
        : new BusyException(
            busy.getMessage() + "; the first " + all + " events are on disk, those after are not",
            busy.after());
  }

  long refused() {
    return future.count();
  }

  /** Events of this try that are on disk. */
  long taken() {
    return taken;
  }

  private void send(Optional<Cursor> cursor) {
    settle();
    if (refusal.isPresent()) {
      return;
    }
    int count = builder.size();
    FrameBuilder.Sealed sealed = builder.seal(cursor);
    int bytes = sealed.payload().remaining();
    refusal = taken == 0 ? room.take(bytes) : room.await(bytes);
    if (refusal.isEmpty()) {
      CompletableFuture<Void> written =
          stream.write(sealed).whenComplete((v, fault) -> room.release(bytes));
      sent = Optional.of(new Sent(count, written));
    }
  }

  /** Waits for the frame sent last, and tells how much is taken. */
  void settle() {
    if (sent.isPresent()) {
      Sent last = sent.get();
      sent = Optional.empty();
      Optional<Throwable> fault =
          last.written.handle((v, thrown) -> Optional.ofNullable(thrown)).join();
      taken += fault.isEmpty() ? last.count : 0;
      refusal = fault.map(Taking::busy);
      parcel.progress().accept(parcel.takenBefore() + taken);
    }
  }

  private static BusyException busy(Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException
            ? Optional.ofNullable(fault.getCause()).orElse(fault)
            : fault;
    return cause instanceof BusyException busy
        ? busy
        : new BusyException(
            "the journal cannot be written: " + cause.getMessage(), Duration.ofSeconds(10));
  }

  private record Sent(int count, CompletableFuture<Void> written) {}

  /** Sends what was held long enough before it waits for more, as of a stream without end. */
  private final class Body extends FilterInputStream {
    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (isOver()) {
        return -1;
      }
      if (parcel.isStream()
          && !builder.isEmpty()
          && Duration.between(heldSince, clock.instant()).compareTo(LONGEST_HOLD) >= 0) {
        send(parcel.cursor(taken(builder), clock.instant()));
      }
      return super.read(buffer, from, length);
    }

    @Override
    public void close() {
      // the caller's
    }
  }
}
