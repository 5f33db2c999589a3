package dev.nirs.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A body that ends the request with a problem where it is too long, comes too slowly or breaks off:
 * half a body is never taken for a whole one.
 */
final class BoundedBody extends FilterInputStream {
  private final long most;
  private final BooleanSupplier isLate;
  private long bytes;

  BoundedBody(InputStream in, long most, BooleanSupplier isLate) {
    super(in);
    this.most = most;
    this.isLate = isLate;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) {
    try {
      int read = in.read(buffer, from, length);
      bytes += Math.max(read, 0);
      if (bytes > most) {
        throw new ProblemException(
            ProblemKind.TOO_LARGE, "The body is larger than " + most + " bytes; send it in parts.");
      }
      if (isLate.getAsBoolean()) {
        throw new ProblemException(
            ProblemKind.TOO_SLOW, "The body did not come in the time allowed for it.");
      }
      return read;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static ProblemException broken(IOException e) {
    return e.getCause() instanceof TimeoutException
        ? new ProblemException(ProblemKind.TOO_SLOW, "The body stopped coming.")
        : new ProblemException(ProblemKind.MALFORMED, "The body cannot be read to its end.");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
