package dev.nirs.knowledge;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import dev.nirs.window.AlertWindow;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A window's flows in a compressed text file, one flow a line: {@code a} or {@code b} (alert,
 * benign), source, port, destination, port, protocol, event time in microseconds, packets there and
 * back, bytes there and back (-1 where the sensor does not tell); of an alert also its class and
 * score. No text of the sensor. Lines of older files end at the protocol or the time; the start of
 * the window stands for a time that is missing.
 */
final class WindowFile {
  private static final Logger LOG = LoggerFactory.getLogger(WindowFile.class);
  private static final String UNKNOWN = "-";

  private WindowFile() {}

  /** Writes it under another name and renames it; a window that is too large is left out. */
  static void write(Path file, AlertWindow window, int mostFlows) throws IOException {
    if (window.alerts().size() + window.benign().size() > mostFlows) {
      LOG.debug("a window of {} flows is not kept", window.benign().size());
      return;
    }
    Path folder = Files.createDirectories(file.toAbsolutePath().normalize().getParent());
    Path temporary = Files.createTempFile(folder, "writing-", ".tmp");
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        GZIPOutputStream zip = new GZIPOutputStream(Channels.newOutputStream(channel));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.US_ASCII))) {
      for (Alert alert : window.alerts()) {
        out.write(line('a', alert.flow()) + " " + alert.attackClass() + " " + alert.score() + "\n");
      }
      for (Flow flow : window.benign()) {
        out.write(line('b', flow) + "\n");
      }
      out.flush();
      zip.finish();
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String line(char side, Flow flow) {
    FiveTuple tuple = flow.tuple();
    Volume volume = flow.volume();
    return side
        + " "
        + text(tuple.source())
        + " "
        + tuple.sourcePort()
        + " "
        + text(tuple.destination())
        + " "
        + tuple.destinationPort()
        + " "
        + tuple.protocol().name()
        + " "
        + flow.time()
        + " "
        + volume.forwardPackets()
        + " "
        + volume.backwardPackets()
        + " "
        + volume.forwardBytes()
        + " "
        + volume.backwardBytes();
  }

  private static String text(IpAddress address) {
    return address.isKnown() ? address.toString() : UNKNOWN;
  }

  /** Reads it; empty where it is missing or broken. */
  static Optional<AlertWindow> read(Path file, StoredSuggestion.Made made) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<Alert> alerts = new ArrayList<>();
    List<Flow> benign = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] parts = line.split(" ", -1);
        Flow flow = flow(parts, made.start());
        if (line.startsWith("a")) {
          alerts.add(alert(flow, parts));
        } else {
          benign.add(flow);
        }
      }
      return Optional.of(new AlertWindow(1, made.start(), made.close(), alerts, benign));
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("the window {} is of no use: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static Alert alert(Flow flow, String[] parts) {
    return parts.length > 12
        ? new Alert(flow, AttackClass.valueOf(parts[11]), Double.parseDouble(parts[12]), "")
        : new Alert(flow, AttackClass.UNKNOWN, 1, "");
  }

  private static Flow flow(String[] parts, long start) {
    if (parts.length < 6) {
      throw new IllegalArgumentException("a line of " + parts.length + " parts");
    }
    long time = parts.length > 6 ? Long.parseLong(parts[6]) : start;
    return parts.length > 10
        ? new Flow(time, tuple(parts), volume(parts))
        : new Flow(time, tuple(parts));
  }

  private static Volume volume(String[] parts) {
    return new Volume(
        Long.parseLong(parts[7]),
        Long.parseLong(parts[8]),
        Long.parseLong(parts[9]),
        Long.parseLong(parts[10]));
  }

  private static FiveTuple tuple(String[] parts) {
    return new FiveTuple(
        address(parts[1]),
        Integer.parseInt(parts[2]),
        address(parts[3]),
        Integer.parseInt(parts[4]),
        Protocol.parse(parts[5])
            .orElseThrow(() -> new IllegalArgumentException("protocol " + parts[5])));
  }

  private static IpAddress address(String text) {
    return text.equals(UNKNOWN)
        ? IpAddress.UNKNOWN
        : IpAddress.parse(text).orElseThrow(() -> new IllegalArgumentException("address " + text));
  }
}
