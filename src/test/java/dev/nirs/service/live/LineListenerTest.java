package dev.nirs.service.live;

import static dev.nirs.service.live.LiveBench.alert;
import static dev.nirs.service.live.LiveBench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.service.ServiceStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineListenerTest {
  @TempDir Path folder;

  private final MemoryArchive archive = new MemoryArchive();
  private LiveBench bench;
  private LineListener listener;

  @BeforeEach
  void start() throws IOException {
    bench = LiveBench.start(folder, archive);
    listener =
        LineListener.start(bench.live, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void end() throws IOException {
    listener.close();
    bench.close();
  }

  @Test
  void linesAreTakenHoweverTheyAreCutIntoPackets() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String header =
          i % 3 == 0 ? "" : i % 3 == 1 ? "<13>Jan  1 00:00:00 s e: " : "<13>1 - - - - - - ";
      text.append(header).append(alert(i * 0.1, i));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    try (Socket socket = connect();
        OutputStream out = socket.getOutputStream()) {
      for (int at = 0; at < bytes.length; ) {
        int length = Math.min(1 + random.nextInt(900), bytes.length - at);
        out.write(bytes, at, length);
        at += length;
      }
      await("all lines while the connection stays open", () -> events() == 200);
    }
    assertThat(bench.live.sources())
        .extracting(ServiceStatus.Source::name)
        .containsExactly("tcp-127.0.0.1");
  }

  @Test
  void whatIsNoEventCostsNoOther() throws Exception {
    try (Socket socket = connect();
        OutputStream out = socket.getOutputStream()) {
      out.write(bytes("[1,2]\n\n<34>hello\n{broken\n" + alert(1, 1)));
      out.write(bytes("{\"x\":\"" + "y".repeat(3 << 18) + "\"}\n"));
      out.write(bytes(alert(2, 2) + alert(3, 3).strip()));
    }
    await("three events", () -> events() == 3);
    await("four lines rejected", () -> rejected() == 4);
    assertThat(bench.registry.get("nirs.lines.rejected").tag("input", "tcp").counters())
        .extracting(counter -> counter.getId().getTag("reason") + " " + counter.count())
        .containsExactlyInAnyOrder("bad-json 3.0", "line-too-long 1.0");
  }

  @Test
  void aTakenAddressIsToldInOneLine() {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
    assertThatThrownBy(() -> LineListener.start(bench.live, address))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen on");
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), listener.port());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private long events() {
    return bench.live.sources().stream().mapToLong(ServiceStatus.Source::events).sum();
  }

  private double rejected() {
    return bench.registry.find("nirs.lines.rejected").counters().stream()
        .mapToDouble(c -> c.count())
        .sum();
  }
}
