package dev.nirs.service.live;

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
 * other; what fits in one frame is taken whole or not at all. A frame that cannot be written ends
 * the body: those before it are taken, and the receipt says so.
 */
final class Taking implements Consumer<Observation> {
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(1);

  private final SourceStream stream;
  private final IntakeRoom room;
  private final InstantSource clock;
  private final FrameBuilder builder = new FrameBuilder();
  private final FutureGuard future;
  private Optional<Sent> sent = Optional.empty();
  private Optional<BusyException> refusal = Optional.empty();
  private Instant heldSince = Instant.EPOCH;
  private long taken;

  Taking(SourceStream stream, IntakeRoom room, InstantSource clock, Duration ahead) {
    this.stream = stream;
    this.room = room;
    this.clock = clock;
    this.future = new FutureGuard(clock, ahead);
  }

  /** The body, which ends where no more of it is taken. */
  InputStream reading(InputStream body) {
    return new Body(body);
  }

  @Override
  public void accept(Observation observation) {
    if (refusal.isPresent() || future.refuses(observation)) {
      return;
    }
    heldSince = builder.isEmpty() ? clock.instant() : heldSince;
    builder.add(observation);
    if (builder.isFull()) {
      send(Optional.empty());
    }
  }

  /**
   * Sends what is left and waits until all is on disk.
   *
   * @param report what was read
   * @param position how far a followed file was read with it
   * @throws BusyException where nothing was taken
   */
  Receipt end(SourceReport report, Optional<FollowPosition> position) throws BusyException {
    if (refusal.isEmpty() && (!builder.isEmpty() || position.isPresent())) {
      send(position);
    }
    settle();
    if (refusal.isPresent() && taken == 0) {
      throw refusal.get();
    }
    SourceReport told = future.told(report);
    return new Receipt(taken, refusal.map(busy -> brokenOff(told, busy)).orElse(told));
  }

  long refused() {
    return future.count();
  }

  private void send(Optional<FollowPosition> position) {
    settle();
    if (refusal.isPresent()) {
      return;
    }
    int count = builder.size();
    FrameBuilder.Sealed sealed = builder.seal(position);
    int bytes = sealed.payload().remaining();
    refusal = taken == 0 ? room.take(bytes) : room.await(bytes);
    if (refusal.isEmpty()) {
      CompletableFuture<Void> written =
          stream.write(sealed).whenComplete((v, fault) -> room.release(bytes));
      sent = Optional.of(new Sent(count, written));
    }
  }

  /** Waits for the frame sent last. */
  private void settle() {
    if (sent.isPresent()) {
      Sent last = sent.get();
      sent = Optional.empty();
      Optional<Throwable> fault =
          last.written.handle((v, thrown) -> Optional.ofNullable(thrown)).join();
      taken += fault.isEmpty() ? last.count : 0;
      refusal = fault.map(Taking::busy);
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

  private SourceReport brokenOff(SourceReport report, BusyException busy) {
    return new SourceReport(
        report.name(),
        report.format(),
        report.flows(),
        report.alerts(),
        report.benign(),
        report.alerted(),
        report.skipped(),
        report.rejected(),
        report.samples(),
        report.notices(),
        Optional.of(
            busy.getMessage() + "; the first " + taken + " events are taken, those after are not"));
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
      if (refusal.isPresent()) {
        return -1;
      }
      if (!builder.isEmpty()
          && Duration.between(heldSince, clock.instant()).compareTo(LONGEST_HOLD) >= 0) {
        send(Optional.empty());
      }
      return super.read(buffer, from, length);
    }

    @Override
    public void close() {
      // the caller's
    }
  }
}
