package dev.nirs.service.live;

import static dev.nirs.service.live.LiveBench.alert;
import static dev.nirs.service.live.LiveBench.await;
import static dev.nirs.service.live.LiveBench.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.ingest.IngestException;
import dev.nirs.service.BusyException;
import dev.nirs.service.Receipt;
import dev.nirs.service.Sending;
import dev.nirs.service.Trigger;
import dev.nirs.suggestion.Proposer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that break off and come again: what is acknowledged is there once. */
class BrokenBodyTest {
  private static final Sending EVE = Sending.batch("eve");

  @TempDir Path folder;

  private final MemoryArchive archive = new MemoryArchive();
  private final AtomicLong progress = new AtomicLong();

  @Test
  void aBatchIsTakenWholeOrNotAtAll() throws Exception {
    String body = flow(0, 1) + alert(1, 1) + alert(2, 2);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      for (int length = 0; length < body.length(); length += 17) {
        breaksOff(bench, sending(Sending.Shape.BATCH), body, length);
        bench.now = bench.now.plusSeconds(5);
      }
      assertThat(progress.get()).isZero();
      Receipt receipt =
          bench.live.intake().accept(Sending.batch("eve"), stream(body), LiveBench.EVE);
      assertThat(receipt.events()).isEqualTo(3);
      bench.look("eve");
      assertThat(bench.live.sources().getFirst().events()).isEqualTo(3);
    }
  }

  /** A stream without end is not held: each second of it is taken, and its sender is told. */
  @Test
  void whatCameOfAStreamIsTakenAndTold() throws Exception {
    String first = flow(0, 1) + alert(1, 1);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      InputStream slow =
          new InputStream() {
            private final InputStream all = stream(first + alert(2, 2));
            private int pieces;

            @Override
            public int read() throws IOException {
              return all.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
              if (++pieces == 3) {
                throw new IllegalStateException("the body broke off");
              }
              bench.now = bench.now.plusSeconds(2);
              int most = pieces == 1 ? first.length() : alert(2, 2).length() / 2;
              return all.read(bytes, from, Math.min(most, length));
            }
          };
      assertThatThrownBy(
              () -> bench.live.intake().accept(sending(Sending.Shape.STREAM), slow, LiveBench.EVE))
          .isInstanceOf(IllegalStateException.class);
      assertThat(progress.get()).isBetween(0L, 2L);
      bench.look("eve");
      assertThat(bench.live.sources().getFirst().events()).isEqualTo(progress.get());
    }
  }

  /** Broken at random places, over restarts, until it is through: each event is there once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aLargeBodyGoesOnUnderItsKey(long seed) throws Exception {
    Random random = new Random(seed);
    String body = large(80_000) + alert(4100, 1);
    Sending named = sending(Sending.Shape.BATCH).named("ann\nupload 1");
    int tries = 0;
    long before = 0;
    boolean isWhole = false;
    while (!isWhole) {
      try (LiveBench bench = LiveBench.start(folder, archive)) {
        for (int i = random.nextInt(3); i >= 0 && !isWhole; i--) {
          isWhole = ++tries > 6;
          if (isWhole) {
            Receipt receipt = bench.live.intake().accept(named, stream(body), LiveBench.EVE);
            assertThat(receipt.events()).isEqualTo(80_001);
            assertThat(receipt.before()).isEqualTo(before).isPositive();
          } else {
            breaksOff(bench, named, body, random.nextInt(body.length()));
            before = Math.max(before, progress.get());
          }
        }
      }
    }
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      Receipt again = bench.live.intake().accept(named, stream(body), LiveBench.EVE);
      assertThat(again.events()).isEqualTo(80_001);
      assertThat(again.before()).isEqualTo(80_001);
      bench.seconds(90);
      await("the answer", () -> archive.kept().size() == 1);
      assertThat(archive.windows(Trigger.CLOSED).getFirst().benign()).hasSize(80_000);
      assertThat(bench.registry.find("nirs.events").counters())
          .allMatch(counter -> counter.count() == 0);
    }
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
    Sending named = EVE.named("k");
    String body = flow(0, 1) + alert(1, 1);
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      bench.live.intake().accept(named, stream(body), LiveBench.EVE);
      for (String other : new String[] {"\n", flow(0, 1), flow(0, 1) + alert(1, 2), body + body}) {
        assertThatThrownBy(() -> bench.live.intake().accept(named, stream(other), LiveBench.EVE))
            .as(other)
            .isInstanceOf(IngestException.class);
      }
      Receipt same = bench.live.intake().accept(named, stream(body), LiveBench.EVE);
      assertThat(same.before()).isEqualTo(2);
      Receipt elsewhere =
          bench.live.intake().accept(Sending.batch("b").named("k"), stream(body), LiveBench.EVE);
      assertThat(elsewhere.before()).isZero();
      bench.look("eve");
      assertThat(bench.live.sources().getFirst().events()).isEqualTo(2);
    }
  }

  @Test
  void aBodyIsTakenByOneAtATime() throws Exception {
    Sending named = EVE.named("k");
    try (LiveBench bench = LiveBench.start(folder, archive)) {
      InputStream asksAgain =
          new FilterInputStream(stream(alert(1, 1))) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
              assertThatThrownBy(() -> bench.live.intake().accept(named, stream(""), LiveBench.EVE))
                  .isInstanceOf(BusyException.class)
                  .hasMessageContaining("right now");
              return super.read(bytes, from, length);
            }
          };
      Receipt receipt = bench.live.intake().accept(named, asksAgain, LiveBench.EVE);
      assertThat(receipt.events()).isEqualTo(1);
    }
  }

  /** A key outlives the segment that its body was in, and is forgotten with its age. */
  @Test
  void keysOutliveTheirSegmentsAndAreBounded() throws Exception {
    LiveSettings plain = LiveBench.settings(Duration.ZERO);
    LiveSettings small =
        new LiveSettings(
            plain.stream(),
            new JournalSettings(1 << 20, 1 << 12, 4 << 20),
            plain.answers(),
            SegmentOpener.DISK);
    Sending named = EVE.named("first");
    try (LiveBench bench = LiveBench.start(folder, archive, small, Proposer.NONE)) {
      bench.now = LiveBench.START.plus(Duration.ofDays(10));
      bench.live.intake().accept(named, stream(flow(0, 1)), LiveBench.EVE);
      for (int i = 1; i < 20; i++) {
        bench.send("eve", flow(10_000 * i, i) + large(100));
        bench.seconds(1);
      }
    }
    try (LiveBench bench = LiveBench.start(folder, archive, small, Proposer.NONE)) {
      bench.now = LiveBench.START.plus(Duration.ofDays(10));
      assertThat(bench.live.intake().accept(named, stream(flow(0, 1)), LiveBench.EVE).before())
          .isEqualTo(1);
      for (int i = 0; i < 40; i++) {
        bench.live.intake().accept(EVE.named("k" + i), stream(flow(0, 1)), LiveBench.EVE);
      }
      assertThat(bench.live.intake().accept(named, stream(flow(0, 1)), LiveBench.EVE).before())
          .as("pushed out by newer ones: a small segment has room for few")
          .isZero();
      bench.now = bench.now.plus(Deliveries.KEPT).plusSeconds(1);
      bench.live.intake().accept(EVE.named("later"), stream(flow(0, 1)), LiveBench.EVE);
      assertThat(bench.live.intake().accept(EVE.named("k39"), stream(flow(0, 1)), LiveBench.EVE))
          .extracting(Receipt::before)
          .as("older than two days")
          .isEqualTo(0L);
    }
  }

  private Sending sending(Sending.Shape shape) {
    return new Sending("eve", shape, Optional.empty(), progress::set);
  }

  private static void breaksOff(LiveBench bench, Sending sending, String body, int length) {
    InputStream broken =
        new FilterInputStream(stream(body.substring(0, length))) {
          @Override
          public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            if (read < 0) {
              throw new IllegalStateException("the body broke off");
            }
            return read;
          }
        };
    assertThatThrownBy(() -> bench.live.intake().accept(sending, broken, LiveBench.EVE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the body broke off");
  }

  private static String large(int flows) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < flows; i++) {
      body.append(flow(1000 + i * 0.03, i));
    }
    return body.toString();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
