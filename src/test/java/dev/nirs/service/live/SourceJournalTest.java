package dev.nirs.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.traffic.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceJournalTest {
  private static final JournalSettings SMALL = new JournalSettings(1 << 20, 1 << 10, 4 << 20);

  @TempDir Path folder;

  private final AtomicLong used = new AtomicLong();
  private final RandomObservations random = new RandomObservations(42);
  private final List<Frame> written = new ArrayList<>();

  @Test
  void framesAreReadInOrderOverSegmentsAndRestarts() throws IOException {
    for (int run = 0; run < 3; run++) {
      try (SourceJournal journal = open()) {
        assertThat(replayed(journal)).isEqualTo(written);
        for (int i = 0; i < 20; i++) {
          append(journal, 1 + i % 3, i);
        }
      }
    }
    assertThat(segments().size()).isGreaterThan(3);
    used.set(0);
    try (SourceJournal journal = open()) {
      assertThat(replayed(journal)).isEqualTo(written);
      assertThat(used.get()).isEqualTo(bytesOnDisk());
    }
  }

  @Test
  void eachSegmentKnowsTheEventTimeBeforeIt() throws IOException {
    try (SourceJournal journal = open()) {
      for (int i = 0; i < 10; i++) {
        append(journal, 3, 1000L + i);
      }
    }
    List<Long> begins = new ArrayList<>();
    try (SourceJournal journal = open()) {
      journal.replay(replay(new ArrayList<>(), begins));
    }
    assertThat(begins.size()).isGreaterThan(2);
    assertThat(begins).isSorted().allMatch(newest -> newest >= 1000 && newest < 1010);
  }

  /** Whatever byte the last write stopped at, all frames before it are there and work goes on. */
  @Test
  void aTailTornAtAnyByteIsCut() throws IOException {
    try (SourceJournal journal = open()) {
      append(journal, 2, 0);
    }
    Path segment = segments().getFirst();
    long before = Files.size(segment);
    Path whole = folder.resolve("whole");
    try (SourceJournal journal = open()) {
      journal.replay(replay(new ArrayList<>(), new ArrayList<>()));
    }
    Files.copy(segment, whole);
    byte[] last = frame(new FrameBuilder(), 2);
    for (int length = 0; length < last.length; length++) {
      deleteSegments();
      Files.copy(whole, segment, StandardCopyOption.REPLACE_EXISTING);
      Files.write(segment, java.util.Arrays.copyOf(last, length), StandardOpenOption.APPEND);
      try (SourceJournal journal = open()) {
        assertThat(replayed(journal)).as("torn at byte %d", length).isEqualTo(written);
        assertThat(Files.size(segment)).isEqualTo(before);
        journal.append(List.of(FrameBytes.mark(7)), 0, Optional::empty);
      }
      try (SourceJournal journal = open()) {
        assertThat(replayed(journal)).endsWith(new Frame.Mark(7)).hasSize(written.size() + 1);
      }
    }
  }

  /** Each segment begins with what is known, also where the first try to write it failed. */
  @Test
  void eachSegmentHasItsOpening() throws IOException {
    List<Delivery> all = List.of(new Delivery("a", 2, 1, 3, true, 4));
    FailingDisk disk = new FailingDisk();
    try (SourceJournal journal = SourceJournal.open(folder, SMALL, disk, used)) {
      disk.left = Segment.HEADER;
      assertThatThrownBy(
              () -> journal.append(List.of(FrameBytes.mark(0)), 0, () -> FrameBytes.known(all)))
          .isInstanceOf(IOException.class);
      disk.left = Long.MAX_VALUE;
      for (int i = 0; i < 100; i++) {
        journal.append(List.of(FrameBytes.mark(i)), 0, () -> FrameBytes.known(all));
      }
    }
    try (SourceJournal journal = open()) {
      List<Frame> frames = replayed(journal);
      assertThat(frames).startsWith(new Frame.Known(all), new Frame.Mark(0));
      assertThat(frames.stream().filter(Frame.Known.class::isInstance))
          .hasSize(segments().size())
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void aTornHeaderIsNoSegment() throws IOException {
    try (SourceJournal journal = open()) {
      append(journal, 2, 0);
    }
    for (int length = 0; length < Segment.HEADER; length++) {
      Path torn = folder.resolve(Segment.name(1000));
      Files.write(torn, new byte[length]);
      try (SourceJournal journal = open()) {
        assertThat(replayed(journal)).isEqualTo(written);
      }
      assertThat(torn).doesNotExist();
    }
  }

  /** No bit of a frame may turn without the frame being passed over, and it alone. */
  @Test
  void aDamagedFrameCostsNoOther() throws IOException {
    try (SourceJournal journal = open()) {
      journal.append(
          List.of(FrameBytes.mark(1), FrameBytes.mark(2), FrameBytes.mark(3)),
          Long.MIN_VALUE,
          Optional::empty);
    }
    Path segment = segments().getFirst();
    byte[] good = Files.readAllBytes(segment);
    int frame = Segment.FRAME_HEADER + 9;
    for (int at = Segment.HEADER + frame + 4; at < Segment.HEADER + 2 * frame; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        Files.write(segment, bad);
        try (SourceJournal journal = open()) {
          assertThat(replayed(journal)).containsExactly(new Frame.Mark(1), new Frame.Mark(3));
        }
      }
    }
  }

  @Test
  void aDamagedHeaderIsSetAside() throws IOException {
    try (SourceJournal journal = open()) {
      append(journal, 2, 0);
    }
    Path segment = segments().getFirst();
    byte[] bad = Files.readAllBytes(segment);
    bad[9] ^= 1;
    Files.write(segment, bad);
    try (SourceJournal journal = open()) {
      assertThat(replayed(journal)).isEmpty();
    }
    assertThat(segment.resolveSibling(segment.getFileName() + ".damaged")).hasBinaryContent(bad);
  }

  /** The disk is full after any number of bytes: nothing of the group counts, then work goes on. */
  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    for (int room = 0; room < 200; room += 3) {
      deleteSegments();
      written.clear();
      FailingDisk disk = new FailingDisk();
      SourceJournal journal = SourceJournal.open(folder, SMALL, disk, used);
      append(journal, 1, 0);
      disk.left = room;
      assertThatThrownBy(
              () ->
                  journal.append(
                      List.of(FrameBytes.mark(1), frame(10)), Long.MIN_VALUE, Optional::empty))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(
              () -> journal.append(List.of(FrameBytes.mark(1), frame(10)), 0, Optional::empty))
          .isInstanceOf(IOException.class);
      disk.left = Long.MAX_VALUE;
      append(journal, 1, 0);
      journal.close();
      try (SourceJournal again = open()) {
        assertThat(replayed(again)).as("room for %d bytes", room).isEqualTo(written);
      }
    }
  }

  @Test
  void whatCannotMatterIsDeletedAndTheFloorKept() throws IOException {
    try (SourceJournal journal = open()) {
      for (int i = 0; i < 30; i++) {
        append(journal, 3, i);
        journal.kept(i);
      }
      int all = segments().size();
      journal.tidy(10, 5);
      assertThat(segments().size()).isBetween(2, all - 1);
      assertThat(used.get()).isEqualTo(bytesOnDisk());
      journal.tidy(Long.MAX_VALUE, 25);
      assertThat(segments()).hasSize(1);
    }
    try (SourceJournal journal = open()) {
      assertThat(journal.floor()).isEqualTo(25);
      List<Frame> left = replayed(journal);
      assertThat(written).endsWith(left.toArray(new Frame[0]));
      journal.tidy(Long.MAX_VALUE, 26);
      assertThat(segments()).as("the last one tells the event time").hasSize(1);
    }
  }

  private SourceJournal open() throws IOException {
    return SourceJournal.open(folder, SMALL, SegmentOpener.DISK, used);
  }

  private void append(SourceJournal journal, int frames, long newest) throws IOException {
    List<ByteBuffer> payloads = new ArrayList<>();
    List<Frame> added = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      FrameBuilder builder = new FrameBuilder();
      List<Observation> observations = random.list(1 + i);
      observations.forEach(builder::add);
      FrameBuilder.Sealed sealed = builder.seal(Optional.empty());
      payloads.add(sealed.payload());
      added.add(sealed.frame());
    }
    journal.append(payloads, newest, Optional::empty);
    written.addAll(added);
  }

  private ByteBuffer frame(int observations) {
    FrameBuilder builder = new FrameBuilder();
    random.list(observations).forEach(builder::add);
    return builder.seal(Optional.empty()).payload();
  }

  /** A frame as it lies in a file, with the number after those of the first append. */
  private byte[] frame(FrameBuilder builder, long number) {
    random.list(2).forEach(builder::add);
    ByteBuffer payload = builder.seal(Optional.empty()).payload();
    ByteBuffer numbered = ByteBuffer.allocate(8).putLong(number).flip();
    ByteBuffer frame = ByteBuffer.allocate(Segment.FRAME_HEADER + payload.remaining());
    frame.putInt(payload.remaining());
    frame.putInt(Segment.checksum(numbered.duplicate(), payload.duplicate()));
    return frame.put(numbered).put(payload).array();
  }

  private List<Frame> replayed(SourceJournal journal) throws IOException {
    List<Frame> frames = new ArrayList<>();
    journal.replay(replay(frames, new ArrayList<>()));
    return frames;
  }

  private static SourceJournal.Replay replay(List<Frame> frames, List<Long> begins) {
    return new SourceJournal.Replay() {
      @Override
      public void begin(long newest) {
        begins.add(newest);
      }

      @Override
      public long frame(Frame frame) {
        frames.add(frame);
        return Long.MIN_VALUE;
      }
    };
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".seg")).sorted().toList();
    }
  }

  private void deleteSegments() throws IOException {
    for (Path segment : segments()) {
      Files.delete(segment);
    }
  }

  private long bytesOnDisk() throws IOException {
    long bytes = 0;
    for (Path segment : segments()) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  /** A disk with room for so many bytes more. */
  static final class FailingDisk implements SegmentOpener {
    private long left = Long.MAX_VALUE;

    @Override
    public FileChannel open(Path path) throws IOException {
      return new FailingChannel(SegmentOpener.DISK.open(path), this);
    }

    /** Leaves no room. */
    void fill() {
      left = 0;
    }

    /** Takes room; tells how much there was. */
    int take(int bytes) {
      int taken = (int) Math.min(bytes, left);
      left -= taken;
      return taken;
    }
  }
}
