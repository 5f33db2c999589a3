package dev.nirs.knowledge;

import dev.nirs.notation.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read of a file of lines that mostly grows: where it begins as it did, only what follows
 * is read.
 *
 * @param <T> what a line says
 * @param length bytes up to the last line end
 * @param lines how many lines these are
 * @param digest SHA-256 of these bytes in hexadecimal
 * @param whole what these lines say
 * @param last what stands after them, which may be a line cut short
 */
record LinesRead<T>(int length, int lines, String digest, JsonLines<T> whole, JsonLines<T> last) {

  /** Of a file that was not read yet. */
  static <T> LinesRead<T> none() {
    JsonLines<T> nothing = new JsonLines<>(List.of(), List.of());
    return new LinesRead<>(0, 0, digest(ByteBuffer.allocate(0)), nothing, nothing);
  }

  /** The same file with the bytes that it holds now. */
  LinesRead<T> next(String file, byte[] bytes, JsonLines.Reader<T> reader) {
    int end = afterLastLineEnd(bytes);
    LinesRead<T> kept = isStartOf(bytes, end) ? this : none();
    ByteBuffer fresh = ByteBuffer.wrap(bytes, kept.length, end - kept.length).slice();
    ByteBuffer rest = ByteBuffer.wrap(bytes, end, bytes.length - end).slice();
    int total = kept.lines + lineEnds(fresh);
    return new LinesRead<>(
        end,
        total,
        end == kept.length ? kept.digest : digest(ByteBuffer.wrap(bytes, 0, end)),
        joined(kept.whole, JsonLines.of(file, kept.lines + 1, fresh, reader)),
        JsonLines.of(file, total + 1, rest, reader));
  }

  /** All of it, in file order. */
  JsonLines<T> all() {
    return joined(whole, last);
  }

  private boolean isStartOf(byte[] bytes, int end) {
    return length <= end && digest(ByteBuffer.wrap(bytes, 0, length)).equals(digest);
  }

  private static int afterLastLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static int lineEnds(ByteBuffer bytes) {
    int count = 0;
    for (int i = 0; i < bytes.limit(); i++) {
      count += bytes.get(i) == '\n' ? 1 : 0;
    }
    return count;
  }

  private static String digest(ByteBuffer bytes) {
    return new Sha256().add(bytes).hex();
  }

  private static <T> JsonLines<T> joined(JsonLines<T> first, JsonLines<T> second) {
    if (second.items().isEmpty() && second.faults().isEmpty()) {
      return first;
    }
    List<T> items = new ArrayList<>(first.items());
    items.addAll(second.items());
    List<FileFault> faults = new ArrayList<>(first.faults());
    faults.addAll(second.faults());
    return new JsonLines<>(items, faults);
  }
}
