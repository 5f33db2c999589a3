package dev.nirs.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Two network namespaces joined by a cable: rules in one, real packets from the other. Everything
 * ends with the script that makes it.
 */
final class PacketLab {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Rules that are loaded together, and packets that are sent to them one after another.
   *
   * @param rules lines for iptables-restore that append to INPUT
   * @param packets what is sent
   */
  record Trial(List<String> rules, List<Packet> packets) {}

  /**
   * A packet; TCP ones begin a connection.
   *
   * @param tuple its ends and protocol; ICMP type and code instead of ports
   * @param id tells packets without ports apart
   */
  record Packet(FiveTuple tuple, int id) {

    private Map<String, Object> json() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("source", tuple.source().toString());
      fields.put("destination", tuple.destination().toString());
      fields.put("protocol", tuple.protocol().number());
      fields.put("id", id);
      boolean icmp = tuple.protocol().isIcmp();
      if (tuple.sourcePort() != FiveTuple.NO_PORT) {
        fields.put(icmp ? "type" : "sourcePort", tuple.sourcePort());
        fields.put(icmp ? "code" : "destinationPort", tuple.destinationPort());
      }
      return fields;
    }
  }

  private PacketLab() {}

  /** For each trial, for each packet: the positions of the rules that counted it. */
  static List<List<Set<Integer>>> run(RestoreVariant variant, IpVersion version, List<Trial> trials)
      throws IOException {
    return measure(variant, version, trials.stream().map(PacketLab::json).toList());
  }

  /**
   * For each packet: the positions of the lines of a file for nft that counted it, behind a first
   * line that counts every packet.
   */
  static List<Set<Integer>> runNft(IpVersion version, String file, List<Packet> packets)
      throws IOException {
    Map<String, Object> trial =
        Map.of("nft", file, "packets", packets.stream().map(Packet::json).toList());
    return measure(RestoreVariant.NFT, version, List.of(trial)).get(0);
  }

  private static List<List<Set<Integer>>> measure(
      RestoreVariant variant, IpVersion version, List<Map<String, Object>> trials)
      throws IOException {
    RealTool.require(variant, version);
    Map<String, Object> plan =
        Map.of(
            "restore",
            variant.restoreProgram(version),
            "save",
            variant.saveProgram(version),
            "version",
            version == IpVersion.V4 ? 4 : 6,
            "trials",
            trials);
    Path folder = Files.createTempDirectory("nirs-packets");
    try {
      Path script = folder.resolve("packets.py");
      try (InputStream text = PacketLab.class.getResourceAsStream("packets.py")) {
        Files.write(script, text.readAllBytes());
      }
      Files.write(folder.resolve("plan"), JSON.writeValueAsBytes(plan));
      return answers(folder);
    } finally {
      for (String name : List.of("packets.py", "plan", "answers", "errors")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static Map<String, Object> json(Trial trial) {
    return Map.of(
        "rules", trial.rules(), "packets", trial.packets().stream().map(Packet::json).toList());
  }

  private static List<List<Set<Integer>>> answers(Path folder) throws IOException {
    Process process = start(folder);
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("packets sent in time").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while packets were sent", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String errors = Files.readString(folder.resolve("errors"));
    assumeTrue(!errors.contains("Operation not permitted"), "no raw packets here: " + errors);
    assertThat(process.exitValue()).as(errors).isZero();
    return JSON.readValue(folder.resolve("answers").toFile(), new TypeReference<>() {});
  }

  private static Process start(Path folder) throws IOException {
    try {
      return new ProcessBuilder("unshare", "-n", "python3", folder.resolve("packets.py").toString())
          .redirectInput(folder.resolve("plan").toFile())
          .redirectOutput(folder.resolve("answers").toFile())
          .redirectError(folder.resolve("errors").toFile())
          .start();
    } catch (IOException e) {
      assumeTrue(false, "python3 or unshare is not here: " + e.getMessage());
      throw e;
    }
  }
}
