package dev.nirs.knowledge;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where each suggestion stands in its file, so that one is found without reading all of them. What
 * others append is read by the next question; a file that was replaced is read anew.
 */
final class SuggestionIndex {
  private final Path file;
  private final TreeMap<String, Span> spans = new TreeMap<>();
  private Optional<Object> fileKey = Optional.empty();
  private long reached;

  SuggestionIndex(Path file) {
    this.file = file;
  }

  /** Whether a suggestion of exactly that id is there. */
  synchronized boolean contains(String id) {
    refresh();
    return spans.containsKey(id);
  }

  /** The ids that begin like this, in their order. */
  synchronized List<String> startingWith(String prefix) {
    refresh();
    return List.copyOf(spans.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
  }

  /** A suggestion of exactly that id. */
  synchronized Optional<StoredSuggestion> find(String id) {
    refresh();
    return Optional.ofNullable(spans.get(id)).flatMap(this::read).filter(s -> s.id().equals(id));
  }

  /** Where those of these ids stand, in file order. */
  synchronized List<Span> spans(Collection<String> ids) {
    refresh();
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(spans.get(id)).stream())
        .distinct()
        .sorted((a, b) -> Long.compare(a.start, b.start))
        .toList();
  }

  private Optional<StoredSuggestion> read(Span span) {
    ByteBuffer bytes = ByteBuffer.allocate(span.length);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, span.start + bytes.position()) < 0) {
          throw new IOException("the file shrank while it was read");
        }
      }
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e, e);
    }
    return one(bytes.array());
  }

  private Optional<StoredSuggestion> one(byte[] line) {
    return JsonLines.of(file.toString(), line, StoredSuggestionJson::read).items().stream()
        .findFirst();
  }

  private void refresh() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Optional<Object> key = Optional.ofNullable(now.fileKey());
      if (!key.equals(fileKey) || now.size() < reached) {
        forget();
        fileKey = key;
      }
      if (now.size() > reached) {
        readOn();
      }
    } catch (NoSuchFileException e) {
      forget();
    } catch (IOException e) {
      throw new KnowledgeException("cannot read " + file + ": " + e, e);
    }
  }

  private void forget() {
    spans.clear();
    reached = 0;
    fileKey = Optional.empty();
  }

  private void readOn() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(reached);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long length = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          note(line.toByteArray(), length);
          reached += length + 1;
          line.reset();
          length = 0;
        } else {
          length++;
          if (length <= LineLog.MOST_BYTES) {
            line.write(b);
          }
        }
      }
      // a last line without line end counts where it is whole; it is read again once it has one
      note(line.toByteArray(), length);
    }
  }

  private void note(byte[] line, long length) {
    if (length == 0 || length > LineLog.MOST_BYTES) {
      return;
    }
    long start = reached;
    one(line).ifPresent(s -> spans.putIfAbsent(s.id(), new Span(start, (int) length)));
  }

  /**
   * A line's place.
   *
   * @param start bytes before it
   * @param length its bytes without the line end
   */
  record Span(long start, int length) {
    Span {
      Objects.checkIndex(length, LineLog.MOST_BYTES + 1);
    }
  }
}
