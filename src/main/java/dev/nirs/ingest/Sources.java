package dev.nirs.ingest;

import dev.nirs.traffic.Observation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Reads captures: files in one order of event time, streams in the order they come. */
public final class Sources {
  private Sources() {}

  /**
   * Reads files and hands their observations on in order of event time, whatever their own order;
   * equal times keep the order of files and rows. Memory is bounded: what does not fit into an
   * eighth of the heap (at most 256 MiB, some five million flows) goes to temporary files.
   *
   * @param files the captures
   * @param options how they are read
   * @param progress told how many bytes of all files were read, now and then
   * @param sink takes the observations once all files are read
   * @return what was read
   * @throws IngestException where a file cannot be read at all
   */
  public static IngestReport readFiles(
      List<InputFile> files,
      IngestOptions options,
      LongConsumer progress,
      Consumer<Observation> sink)
      throws IngestException {
    List<SourceReport> reports = new ArrayList<>();
    try (TimeSort sort = TimeSort.ofHeapShare()) {
      long before = 0;
      for (InputFile file : files) {
        long start = before;
        reports.add(
            readFile(file, options, bytes -> progress.accept(start + bytes), o -> add(sort, o)));
        before += Files.size(file.path());
      }
      sort.drain(sink);
    } catch (IOException | UncheckedIOException e) {
      throw new IngestException("temporary files", String.valueOf(e.getMessage()), "room to sort");
    }
    return new IngestReport(reports);
  }

  /**
   * Reads a file on all processors and hands its observations on in the order of its rows.
   *
   * @param file the capture
   * @param options how it is read
   * @param progress told how many bytes were read, now and then, by the caller's thread
   * @param sink takes the observations, on the caller's thread
   * @return what was read
   * @throws IngestException where the file cannot be read at all
   */
  public static IngestReport readFile(
      Path file, IngestOptions options, LongConsumer progress, Consumer<Observation> sink)
      throws IngestException {
    try {
      return new IngestReport(
          List.of(readFile(new InputFile(file, false), options, progress, sink)));
    } catch (IOException e) {
      throw new IngestException(
          file.toString(), String.valueOf(e.getMessage()), "a file that can be read");
    }
  }

  /**
   * Reads a stream and hands its observations on as they come.
   *
   * @param name what people call it
   * @param in the bytes, plain or gzip; not closed
   * @param options how it is read
   * @param sink takes the observations
   * @return what was read
   * @throws IngestException where it cannot be read at all
   */
  public static IngestReport readStream(
      String name, InputStream in, IngestOptions options, Consumer<Observation> sink)
      throws IngestException {
    return new IngestReport(
        List.of(new Capture(name, options, Reading.ALONE).read(in, new Tally(false, sink))));
  }

  private static SourceReport readFile(
      InputFile file, IngestOptions options, LongConsumer progress, Consumer<Observation> sink)
      throws IngestException, IOException {
    Path path = file.path();
    if (Files.isDirectory(path)) {
      throw new IngestException(path.toString(), "is a directory", "a file");
    }
    try (InputStream in = new Counted(Files.newInputStream(path), progress)) {
      return new Capture(path.toString(), options, Reading.ofThisMachine())
          .read(in, new Tally(file.allBenign(), sink));
    } catch (NoSuchFileException e) {
      throw new IngestException(path.toString(), "does not exist", "a file");
    } catch (java.nio.file.AccessDeniedException e) {
      throw new IngestException(path.toString(), "may not be read", "a readable file");
    }
  }

  private static void add(TimeSort sort, Observation observation) {
    try {
      sort.add(observation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells how far reading has come. */
  private static final class Counted extends FilterInputStream {
    private final LongConsumer progress;
    private long bytes;

    Counted(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read = super.read(buffer, from, length);
      bytes += Math.max(read, 0);
      progress.accept(bytes);
      return read;
    }
  }
}
