package dev.nirs.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.HostRole.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostFileTest {
  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    String text =
        """
        network: lab
        hosts:
          - address: 192.168.1.53
            role: dns-server
            services: [udp/53, tcp/6000:6010, icmp]
            protect: true
            note: "the resolver"
          - prefix: "2001:db8::/32"
            role: client
        """;
    assertThat(HostFile.read(file(text)))
        .satisfiesExactly(
            host -> {
              assertThat(host.prefix()).hasToString("192.168.1.53/32");
              assertThat(host.role()).isEqualTo(Role.DNS_SERVER);
              assertThat(host.services().toString()).isEqualTo("[udp/53, tcp/6000:6010, icmp]");
              assertThat(host.isProtected()).isTrue();
              assertThat(host.note()).isEqualTo("the resolver");
            },
            host -> {
              assertThat(host.prefix()).hasToString("2001:db8::/32");
              assertThat(host.services()).isEmpty();
              assertThat(host.isProtected()).isFalse();
              assertThat(host.note()).isEmpty();
            });
    assertThat(HostFile.entries(file(text)))
        .extracting(KnownHost::id)
        .containsExactly("host/lab/192.168.1.53/32", "host/lab/2001:db8::/32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network: a\nhosts: []", "network: a\nhosts:\n", "network: a"})
  void anEmptyListIsFine(String text) throws IOException {
    assertThat(HostFile.read(file(text))).isEmpty();
  }

  /** The host entry begins at line 3, column 5; {@code %} stands for a line end. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          role: client | :3:5: found both or neither of address and prefix, expected either
          address: 10.0.0.1%    prefix: 10.0.0.0/8%    role: client | :3:5: found both or neither
          address: 10.0.0.256%    role: client | :3:14: found '10.0.0.256', expected an address such as
          address: 010.0.0.1%    role: client | :3:14: found '010.0.0.1'
          address: 10.0.0.1/32%    role: client | :3:14: found '10.0.0.1/32'
          address: example.org%    role: client | :3:14: found 'example.org'
          address: [10.0.0.1]%    role: client | :3:14: found a list
          address:%    role: client | :3:5: found both or neither
          prefix: 10.0.0.1/8%    role: client | :3:13: found '10.0.0.1/8', expected an prefix such as
          prefix: 10.0.0.0%    role: client | :3:13: found '10.0.0.0'
          prefix: 0.0.0.0/0%    role: client | :3:13: found '0.0.0.0/0'
          prefix: 10.0.0.0/33%    role: client | :3:13: found '10.0.0.0/33'
          address: 10.0.0.1 | :3:5: found no value for role, expected the key role
          address: 10.0.0.1%    role: boss | :4:11: found 'boss', expected one of gateway, dns-server
          address: 10.0.0.1%    role: CLIENT | :4:11: found 'CLIENT'
          address: 10.0.0.1%    role: client%    services: tcp/80 | :5:15: found 'tcp/80', expected a list
          address: 10.0.0.1%    role: client%    services: [tcp] | :5:16: found 'tcp', expected a service
          address: 10.0.0.1%    role: client%    services: [tcp/65536] | :5:16: found 'tcp/65536'
          address: 10.0.0.1%    role: client%    services: [tcp/90:80] | :5:16: found 'tcp/90:80'
          address: 10.0.0.1%    role: client%    services: [icmp/8] | :5:16: found 'icmp/8'
          address: 10.0.0.1%    role: client%    services: [arp] | :5:16: found 'arp'
          address: 10.0.0.1%    role: client%    services: [http] | :5:16: found 'http'
          address: 10.0.0.1%    role: client%    services: ['udp/'] | :5:16: found 'udp/'
          address: 10.0.0.1%    role: client%    services: [{tcp: 80}] | :5:16: found a mapping
          address: 10.0.0.1%    role: client%    protect: yes | :5:14: found 'yes', expected true or false
          address: 10.0.0.1%    role: client%    protected: true | found the key 'protected', expected one of
          address: 10.0.0.1%    address: 10.0.0.2%    role: client | again
          address: 10.0.0.1%    role: client%  - address: 10.0.0.1%    role: server | found 10.0.0.1/32 again
          """)
  void saysWhereAHostIsWrong(String host, String message) throws IOException {
    Path file = file("network: a\nhosts:\n  - " + host.replace("%", "\n") + "\n");
    assertThatThrownBy(() -> HostFile.read(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | :1:1: found nothing
          # only a comment | found nothing
          hosts: [] | :1:1: found no value for network
          network: 'A b'%hosts: [] | :1:10: found 'A b', expected a name
          network: a%hosts: {} | :2:8: found a mapping, expected a list
          network: a%host: [] | found the key 'host'
          - network: a | :1:1: found a list, expected a mapping
          just text | :1:1: found 'just text', expected a mapping
          network: a%hosts: [ | expected well-formed YAML
          network: a%hosts:%%  - &x {*x | expected well-formed YAML
          network: a%---%network: b | expected one YAML value
          network: a%hosts: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]] | at most 16 levels
          """)
  void saysWhatIsWrongWithAFile(String text, String message) throws IOException {
    Path file = file(text.replace("%", "\n"));
    assertThatThrownBy(() -> HostFile.read(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith(file + ":")
        .hasMessageContaining(message);
  }

  @Test
  void bytesThatAreNoTextAndMissingFiles() throws IOException {
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "network: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> HostFile.read(latin)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> HostFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("does not exist");
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "#".repeat(5 << 20));
    assertThatThrownBy(() -> HostFile.read(large)).hasMessageContaining("at most 4194304");
  }

  @ParameterizedTest
  @CsvSource({"local, 0, 0", "cic-ids-2017, 22, 3", "ton-iot, 23, 2", "unsw-nb15, 34, 0"})
  void shippedFiles(String network, int hosts, int protectedHosts) {
    Path file = Path.of("knowledge-base", "hosts", network + ".yaml");
    assertThat(HostFile.entries(file)).allMatch(h -> h.network().equals(network)).hasSize(hosts);
    assertThat(HostFile.read(file).stream().filter(HostRole::isProtected)).hasSize(protectedHosts);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("hosts.yaml"), text);
  }
}
