package dev.nirs.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.Samples;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyKitTest {
  @TempDir Path folder;

  @Test
  void aKitHoldsTheRulesOnceAndTheirUndoingBackwards() throws IOException {
    Rule one = Samples.rule("-A INPUT -s 192.0.2.7/32 -j DROP");
    Rule two = Samples.rule("-A INPUT -s 192.0.2.8/32 -m comment --comment \"$(id)\" -j DROP");
    byte[] zip = ApplyKit.of("0123456789abcdef", List.of(one, two, one));
    assertThat(ApplyKit.of("0123456789abcdef", List.of(one, two, one))).isEqualTo(zip);
    Map<String, String> files = unzip(zip);
    String start = "nirs-0123456789abcdef/";
    assertThat(files.keySet())
        .containsExactly(
            start + "README",
            start + "rules.v4",
            start + "undo.v4",
            start + "apply.sh",
            start + "undo.sh");
    assertThat(files.get(start + "rules.v4"))
        .isEqualTo("*filter\n" + one + "\n" + two + "\nCOMMIT\n");
    assertThat(files.get(start + "undo.v4"))
        .isEqualTo(
            "*filter\n"
                + two.canonical().replaceFirst("-A", "-D")
                + "\n"
                + one.canonical().replaceFirst("-A", "-D")
                + "\nCOMMIT\n");
    assertThat(files.get(start + "apply.sh")).doesNotContain("192.0.2", "$(id)");
    assertThat(files.get(start + "undo.sh")).doesNotContain("192.0.2", "$(id)");
    assertThat(files.get(start + "README")).contains("2 rules").doesNotContain("$(id)");
  }

  /** The scripts themselves, in a private network namespace, by the real tools. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V4 | iptables  | -A INPUT -s 192.0.2.7/32 -p tcp -m tcp --dport 22 -j REJECT --reject-with tcp-reset",
        "V6 | ip6tables | -A INPUT -s 2001:db8::7/128 -p udp -m multiport --dports 53,5353 -j DROP",
      })
  void appliedAndUndoneNothingIsLeft(IpVersion version, String tool, String rule)
      throws IOException, InterruptedException {
    List<Rule> rules = Samples.rules(List.of(rule, rule.replace("-s ", "! -s ")), version);
    for (Map.Entry<String, String> file : unzip(ApplyKit.of("id", rules)).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    String other = version == IpVersion.V4 ? "198.51.100.1/32" : "2001:db8::9/128";
    String before = tool + " -A INPUT -s " + other + " -j ACCEPT && " + tool + "-save | grep ^-";
    String own = before.substring(before.indexOf("&& ") + 3);
    List<String> printed =
        shell(
            before
                + " && sh nirs-id/apply.sh && "
                + own
                + " && sh nirs-id/undo.sh && "
                + own
                + " && ! sh nirs-id/undo.sh 2>/dev/null && "
                + own);
    String kept = "-A INPUT -s " + other + " -j ACCEPT";
    String ending = version == IpVersion.V4 ? "v4" : "v6";
    assertThat(printed)
        .containsExactly(
            kept,
            "rules." + ending + ": loaded",
            kept,
            rules.get(0).canonical(),
            rules.get(1).canonical(),
            "undo." + ending + ": loaded",
            kept,
            kept);
  }

  @Test
  void theScriptsAreShell() throws IOException, InterruptedException {
    Map<String, String> files =
        ApplyKit.files("id", List.of(Samples.rule("-A INPUT -s 192.0.2.7/32 -j DROP")));
    for (String name : List.of("apply.sh", "undo.sh")) {
      Path script = Files.writeString(folder.resolve(name), files.get(name));
      Process process = new ProcessBuilder("sh", "-n", script.toString()).start();
      assertThat(process.waitFor()).isZero();
    }
  }

  @Test
  void rulesAreReadBackFromWhatWasKept() {
    String json =
        "{\"family\":\"V4\",\"chain\":\"INPUT\",\"rules\":[{\"rule\":\"-A INPUT -s 192.0.2.7/32 -j DROP\"}]}";
    assertThat(SuggestionRules.read(json).rules())
        .containsExactly(Samples.rule("-A INPUT -s 192.0.2.7/32 -j DROP"));
    assertThat(SuggestionRules.read("{\"family\":\"V6\",\"chain\":\"INPUT\",\"rules\":[]}").rules())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"family\":\"V5\",\"chain\":\"INPUT\",\"rules\":[]}",
        "{\"family\":\"V4\",\"chain\":\"INPUT\",\"rules\":[{\"rule\":\"reboot\"}]}",
        "{\"family\":\"V4\",\"chain\":\"INPUT\",\"rules\":[{}]}",
        "{\"family\":\"V6\",\"chain\":\"INPUT\",\"rules\":[{\"rule\":\"-A INPUT -s 192.0.2.7/32 -j DROP\"}]}",
      })
  void whatIsNoSuggestionIsRefused(String json) {
    assertThatThrownBy(() -> SuggestionRules.read(json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> shell(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("unshare", "-n", "sh", "-c", script).directory(folder.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assumeTrue(
        !err.contains("not found") && !err.contains("not permitted"),
        () -> "iptables or a network namespace is not here: " + err);
    assertThat(code).as(err).isZero();
    return out.lines().toList();
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.US_ASCII));
      }
    }
    return files;
  }
}
