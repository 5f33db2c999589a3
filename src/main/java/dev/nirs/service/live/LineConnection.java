package dev.nirs.service.live;

import dev.nirs.ingest.IngestException;
import dev.nirs.ingest.RejectionReason;
import dev.nirs.service.BusyException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of one sender: gathered as they come and taken together, at the latest when the sender
 * pauses. While there is no room the connection is not read, so that the sender waits.
 */
final class LineConnection {
  /** Longest line, in bytes; a longer one is passed over. */
  static final int LONGEST_LINE = 1 << 18;

  private static final Logger LOG = LoggerFactory.getLogger(LineConnection.class);
  private static final int FULL = 1 << 19;

  private final SourceName source;
  private final InputStream in;
  private final LiveIntake intake;
  private final CountDownLatch ended;
  private final LineBatch batch = new LineBatch();
  private byte[] held = new byte[1 << 16];
  private int filled;
  private boolean isSkipping;

  LineConnection(SourceName source, InputStream in, LiveIntake intake, CountDownLatch ended) {
    this.source = source;
    this.in = in;
    this.intake = intake;
    this.ended = ended;
  }

  /** Reads to the end of the connection or of the listener. */
  void read() throws IOException {
    boolean goesOn = true;
    while (goesOn && ended.getCount() > 0) {
      try {
        int read = in.read(held, filled, held.length - filled);
        goesOn = read >= 0;
        filled += Math.max(read, 0);
        takeLines();
      } catch (SocketTimeoutException e) {
        flush(); // the sender pauses
      }
      if (batch.size() >= FULL) {
        flush();
      }
    }
    if (filled > 0 && !isSkipping) {
      line(0, filled);
    }
    flush();
  }

  private void takeLines() {
    int start = 0;
    for (int i = 0; i < filled; i++) {
      if (held[i] == '\n') {
        if (!isSkipping) {
          line(start, i);
        }
        isSkipping = false;
        start = i + 1;
      }
    }
    System.arraycopy(held, start, held, 0, filled - start);
    filled -= start;
    if (filled >= LONGEST_LINE) {
      if (!isSkipping) {
        batch.reject(RejectionReason.LINE_TOO_LONG);
      }
      isSkipping = true;
      filled = 0;
    } else if (filled == held.length) {
      held = Arrays.copyOf(held, held.length * 2);
    }
  }

  private void line(int from, int to) {
    int message = SyslogHeader.messageOf(held, from, to);
    if (message < to) {
      batch.add(held, message, to);
    } else {
      batch.add(held, from, to); // blank, or counted as rejected
    }
  }

  private void flush() {
    boolean isSent = batch.size() == 0;
    while (!isSent && !isOver(Duration.ZERO)) {
      try {
        intake.accept(source, Input.TCP, batch.body(), Optional.empty());
        isSent = true;
      } catch (BusyException e) {
        if (isOver(e.after())) {
          return;
        }
      } catch (IngestException e) {
        LOG.warn("{}: lines that cannot be read are passed over: {}", source, e.getMessage());
        isSent = true;
      }
    }
    intake.rejectedLines(Input.TCP, batch.rejected());
    batch.clear();
  }

  /** Waits; tells whether the listener ended. */
  private boolean isOver(Duration pause) {
    try {
      return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
