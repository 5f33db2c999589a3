package dev.nirs.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nirs.Samples;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.IpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NftablesTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-s 203.0.113.7/32 -j DROP | ip saddr 203.0.113.7 counter drop",
        "! -s 10.0.0.0/8 -d 192.0.2.0/24 -j DROP | ip saddr != 10.0.0.0/8 ip daddr 192.0.2.0/24 counter drop",
        "-p tcp -m tcp --dport 22 -j DROP | meta l4proto 6 tcp dport 22 counter drop",
        "-p udp --sport 5:9 ! --dport 53 -j DROP | meta l4proto 17 udp sport 5-9 udp dport != 53 counter drop",
        "-p tcp -m tcp -j DROP | meta l4proto 6 counter drop",
        "! -p 47 -j DROP | meta l4proto != 47 counter drop",
        "-p tcp -m multiport --dports 9,1,2:5,4:6 -j DROP | meta l4proto 6 tcp dport { 1-6, 9 } counter drop",
        "-p tcp -m multiport ! --sports 80 -j DROP | meta l4proto 6 tcp sport != 80-80 counter drop",
        "-p tcp ! --sport 80 ! --dport 81 -j DROP | meta l4proto 6 tcp sport != 80-80 tcp dport != 81-81 counter drop",
        "-p tcp ! --sport 80 --dport 81 -j DROP | meta l4proto 6 tcp sport != 80 tcp dport 81 counter drop",
        "-p sctp -m multiport --ports 7 -j DROP | meta l4proto 132 sctp sport 7 counter drop; meta l4proto 132 sctp dport 7 counter drop",
        "-p tcp -m multiport ! --ports 7,9 -j DROP | meta l4proto 6 tcp sport != { 7, 9 } tcp dport != { 7, 9 } counter drop",
        "-p icmp -m icmp --icmp-type 8 -j DROP | meta l4proto 1 icmp type 8 counter drop",
        "-p icmp -m icmp ! --icmp-type 3/1 -j DROP | meta l4proto 1 icmp type . icmp code != { 3 . 1 } counter drop",
        "-p icmp -m icmp --icmp-type any -j DROP | meta l4proto 1 counter drop",
        "-m state --state NEW -j DROP | ct state new counter drop",
        "-m conntrack ! --ctstate NEW,INVALID -j DROP | ct state != { invalid, new } counter drop",
        "-m iprange --src-range 192.0.2.1-192.0.2.9 ! --dst-range 192.0.2.7-192.0.2.7 -j DROP | ip saddr 192.0.2.1-192.0.2.9 ip daddr != 192.0.2.7 counter drop",
        "-s 192.0.2.7 -m comment --comment plain -j DROP | ip saddr 192.0.2.7 counter drop comment \"\"plain\"\"",
        "-s 192.0.2.7 -j REJECT | ip saddr 192.0.2.7 counter reject with icmp type port-unreachable",
        "-p tcp -s 192.0.2.7 -j REJECT --reject-with tcp-reset | ip saddr 192.0.2.7 meta l4proto 6 counter reject with tcp reset",
      })
  void aRuleIsSaid(String rule, String lines) {
    assertThat(body(Samples.rule("-A INPUT " + rule)))
        .containsExactly(lines.replace("\"\"", "\"").split("; ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-i eth0 -j DROP                                          | InInterface",
        "-p tcp -m tcp --syn -j DROP                              | TcpFlags",
        "-m limit --limit 5/sec -j DROP                           | Limit",
        "-p tcp -m connlimit --connlimit-above 5 -j DROP          | ConnLimit",
        "-m length --length 5 -j DROP                             | Length",
        "-f -j DROP                                               | Fragment",
        "-m addrtype --src-type LOCAL -j DROP                     | AddressType",
        "-m conntrack --ctstate NEW,SNAT -j DROP                  | SNAT",
        "-p icmp -m icmp ! --icmp-type any -j DROP                | every ICMP type",
        "-p tcp -m multiport ! --dports 0:5,6:65535 -j DROP       | every port",
        "-s 192.0.2.1 -j ACCEPT                                   | ACCEPT",
        "-s 192.0.2.1 -j RETURN                                   | RETURN",
        "-s 192.0.2.1 -j LOG                                      | LOG",
      })
  void whatCannotBeSaidIsRefusedByName(String rule, String name) {
    Rule bad = Samples.rule("-A INPUT " + rule);
    Rule good = Samples.rule("-A INPUT -s 192.0.2.7/32 -j DROP");
    assertThat(NftablesText.of("id", List.of(good, bad)))
        .isInstanceOfSatisfying(
            NftablesText.Unsayable.class,
            no ->
                assertThat(no.why())
                    .singleElement()
                    .asString()
                    .startsWith(bad.canonical() + ": ")
                    .contains(name));
  }

  /** The rule is the same without it, and nothing of it reaches a shell. */
  @ParameterizedTest
  @ValueSource(strings = {"\"", "a\\\\b", "$(reboot)", "`id`", "a;b", "'", "#", "{ }"})
  void aCommentThatIsNotPlainIsLeftOut(String comment) {
    String quoted = comment.replace("\"", "\\\"").replace("'", "\\'");
    Rule rule =
        Samples.rule("-A INPUT -s 192.0.2.7 -m comment --comment \"" + quoted + "\" -j DROP");
    assertThat(body(rule)).containsExactly("ip saddr 192.0.2.7 counter drop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\n", "x;y", "12345678901234567890123456789012345678901"})
  void anIdThatIsNoneIsRefused(String id) {
    List<Rule> rules = List.of(Samples.rule("-A INPUT -s 192.0.2.7 -j DROP"));
    assertThatThrownBy(() -> NftablesText.of(id, rules))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ApplyKit.of(id, rules)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noRuleAndTwoFamiliesAreRefused() {
    List<Rule> mixed =
        List.of(
            Samples.rule("-A INPUT -s 192.0.2.7 -j DROP"),
            Samples.rule("-A INPUT -s 2001:db8::1/128 -j DROP"));
    for (List<Rule> rules : List.of(List.<Rule>of(), mixed)) {
      assertThatThrownBy(() -> NftablesText.of("id", rules))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("families");
    }
  }

  /** Loaded twice by the real nft, then taken out as the file says; each chain and each answer. */
  @ParameterizedTest
  @EnumSource
  void theRealToolLoadsIt(IpVersion version) throws IOException, InterruptedException {
    String address = version == IpVersion.V4 ? "192.0.2.7/32" : "2001:db8::7/128";
    List<String> texts = new ArrayList<>();
    for (Target.Answer answer : Target.Answer.values()) {
      String with = answer.text(version);
      if (!with.isEmpty()) {
        texts.add("-A FORWARD -s " + address + " -p tcp -j REJECT --reject-with " + with);
      }
    }
    texts.add("-A INPUT -s " + address + " -j DROP");
    texts.add("-A OUTPUT -d " + address + " -j DROP");
    String file = text(Samples.rules(texts, version));
    String undo = file.lines().findFirst().orElseThrow().replaceFirst(".*undo: ", "");
    String listed =
        shell("cat > f; nft -c -f f && nft -f f && nft -f f && nft list ruleset && " + undo, file);
    assertThat(listed.lines().filter(line -> line.contains("counter"))).hasSize(texts.size());
    assertThat(shell("cat > f; nft -f f && " + undo + " && nft list ruleset", file)).isEmpty();
  }

  /** Where iptables-translate loses nothing, the kernel holds the same. */
  @Test
  void itIsWhatTheRealTranslationIs() throws IOException, InterruptedException {
    List<String> texts =
        Stream.of(
                "-s 203.0.113.7/32",
                "! -s 10.0.0.0/8 -d 192.0.2.0/24",
                "-p tcp -m tcp --dport 22",
                "-p udp -m udp --dport 53",
                "-p tcp -m multiport --dports 9,1,2:5",
                "-p udp -m multiport ! --sports 9,20:30",
                "-p icmp -m icmp --icmp-type 8",
                "-s 192.0.2.1/32 -m conntrack --ctstate NEW",
                "-m iprange --src-range 192.0.2.1-192.0.2.9",
                "-m iprange ! --dst-range 192.0.2.1-192.0.2.9",
                "-p gre",
                "! -p tcp")
            .map(text -> "-A INPUT " + text + " -j DROP")
            .toList();
    String ours = text(Samples.rules(texts, IpVersion.V4));
    String script =
        "cat > f; nft -f f && nft list table ip nirs_id; nft delete table ip nirs_id;"
            + " { echo '*filter'; grep '^#-A' f | cut -c2-; echo COMMIT; } > r;"
            + " iptables-restore-translate -f r > t && nft add table ip filter &&"
            + " nft 'add chain ip filter INPUT' && nft -f t && nft list table ip filter";
    String both = shell(script, ours + "#" + String.join("\n#", texts) + "\n");
    List<String> rules =
        both.lines()
            .filter(line -> line.contains("counter"))
            .map(line -> line.strip().replace("ip protocol", "meta l4proto"))
            .map(line -> line.replaceFirst("^meta l4proto (\\w+) \\1 ", "$1 "))
            .toList();
    assertThat(rules).hasSize(2 * texts.size());
    assertThat(rules.subList(0, texts.size())).isEqualTo(rules.subList(texts.size(), rules.size()));
  }

  private static List<String> body(Rule rule) {
    return text(List.of(rule))
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("counter"))
        .toList();
  }

  private static String text(List<Rule> rules) {
    NftablesText answer = NftablesText.of("id", rules);
    assertThat(answer).isInstanceOf(NftablesText.Ruleset.class);
    return ((NftablesText.Ruleset) answer).text();
  }

  /** In a network namespace of its own, and a folder of its own. */
  private static String shell(String script, String input)
      throws IOException, InterruptedException {
    String whole = "cd $(mktemp -d) && trap 'rm -r $PWD' EXIT && { " + script + "; }";
    Process process = new ProcessBuilder("unshare", "-n", "sh", "-c", whole).start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assumeTrue(
        !err.contains("not found") && !err.contains("not permitted"),
        () -> "nft, iptables-translate or a network namespace is not here: " + err);
    assertThat(code).as(err).isZero();
    return out;
  }
}
