package dev.nirs.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One stream of bytes whose format is found and which is then read. */
final class Capture {
  private final String name;
  private final IngestOptions options;
  private final Reading reading;

  Capture(String name, IngestOptions options, Reading reading) {
    this.name = name;
    this.options = options;
    this.reading = reading;
  }

  /**
   * Reads to the end; where the stream breaks after its head, what came before is kept and the
   * report tells.
   */
  SourceReport read(InputStream raw, Tally tally) throws IngestException {
    Optional<String> fault = Optional.empty();
    Optional<Format> found = Optional.empty();
    try {
      InputStream in = unpacked(new BufferedInputStream(raw, Head.BYTES));
      in.mark(Head.BYTES + 1);
      Head head = new Head(name, in.readNBytes(Head.BYTES));
      in.reset();
      Format format = options.format().isPresent() ? options.format().get() : head.format();
      found = Optional.of(format);
      reader(format, head).read(in, tally);
    } catch (EOFException | ZipException e) {
      fault = Optional.of("the gzip data break off");
    } catch (IOException e) {
      fault = Optional.of(String.valueOf(e.getMessage()));
    }
    if (found.isEmpty()) {
      throw new IngestException(name, fault.orElse("nothing to read"), "a whole capture");
    }
    return tally.report(
        name, found.get(), fault.map(what -> name + ": " + what + "; what came before is used"));
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    byte[] magic = in.readNBytes(2);
    in.reset();
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    return gzip
        ? new BufferedInputStream(new Gunzip(new GZIPInputStream(in, 1 << 16)), Head.BYTES)
        : in;
  }

  private CaptureReader reader(Format format, Head head) {
    return switch (format) {
      case SEED_CSV -> csv(() -> new SeedLayout(options.threshold()));
      case CIC_ORIGINAL -> csv(CicLayout::original);
      case CIC_CORRECTED -> csv(CicLayout::corrected);
      case TON_IOT -> csv(TonLayout::new);
      case UNSW_NB15 ->
          new CsvCapture(
              name,
              UnswLayout::new,
              head.isHeaderless() ? Optional.of(UnswLayout.HEADER) : Optional.empty(),
              reading);
      case EVE -> json(head, EveLayout::new);
      case ZEEK_CONN_JSON -> json(head, ZeekConnLayout::new);
      case ZEEK_NOTICE_JSON -> json(head, ZeekNoticeLayout::new);
      case ZEEK_CONN_TSV -> new ZeekTsvCapture(name, new ZeekConnLayout());
      case ZEEK_NOTICE_TSV -> new ZeekTsvCapture(name, new ZeekNoticeLayout());
    };
  }

  private CaptureReader csv(Supplier<Layout> layouts) {
    return new CsvCapture(name, layouts, Optional.empty(), reading);
  }

  private CaptureReader json(Head head, Supplier<Layout> layouts) {
    return new JsonCapture(head.isArray(), layouts, reading);
  }

  /**
   * Hands on the bytes before a break first: a read that meets the break after some bytes returns
   * these.
   */
  private static final class Gunzip extends InputStream {
    private final InputStream in;

    Gunzip(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, Math.min(length, 512));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
