package dev.nirs.knowledge;

import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.HostRole.Role;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the hosts of a network are for; {@code knowledge-base/README.md} lists the keys. */
public final class HostFile {
  private static final Set<String> FILE_KEYS = Set.of("network", "hosts");
  private static final Set<String> HOST_KEYS =
      Set.of("address", "prefix", "role", "services", "protect", "note");
  private static final int MOST_HOSTS = 10_000;

  private HostFile() {}

  /**
   * Reads the roles of a file.
   *
   * @param file YAML in UTF-8
   * @return the roles in file order; empty where the list is empty
   * @throws BadFileException naming line and column, where something is not as it must be
   * @throws KnowledgeException where the file cannot be read
   */
  public static List<HostRole> read(Path file) {
    return entries(file).stream().map(KnownHost::role).toList();
  }

  /**
   * Reads the roles of a file together with the network's name.
   *
   * @param file YAML in UTF-8
   * @return the hosts in file order
   * @throws BadFileException naming line and column, where something is not as it must be
   * @throws KnowledgeException where the file cannot be read
   */
  public static List<KnownHost> entries(Path file) {
    Fields fields =
        Fields.of(LocatedReader.yaml(file.toString(), 1, TextFile.read(file)), FILE_KEYS);
    String network = fields.text("network");
    requireName(fields, network);
    List<KnownHost> hosts = new ArrayList<>();
    for (Located item : fields.list("hosts")) {
      if (hosts.size() == MOST_HOSTS) {
        throw item.place().fault("one more host", "at most " + MOST_HOSTS);
      }
      KnownHost host = new KnownHost(network, host(Fields.of(item, HOST_KEYS)));
      if (hosts.stream().anyMatch(h -> h.id().equals(host.id()))) {
        throw item.place().fault(host.role().prefix() + " again", "every address once");
      }
      hosts.add(host);
    }
    return hosts;
  }

  private static void requireName(Fields fields, String network) {
    if (!network.matches("[a-z0-9][a-z0-9.-]{0,39}")) {
      throw fields.required("network").fault("a name of a-z, 0-9, dots and dashes");
    }
  }

  private static HostRole host(Fields fields) {
    List<Service> services = new ArrayList<>();
    for (Located item : fields.list("services")) {
      services.add(Fields.parsed(item, "a service such as tcp/80 or udp/53", HostFile::service));
    }
    return new HostRole(
        prefix(fields),
        fields.word("role", Role.class),
        services,
        fields.truth("protect", false),
        fields.optional("note").map(n -> Fields.text(n, "text")).orElse(""));
  }

  private static Prefix prefix(Fields fields) {
    if (fields.optional("address").isPresent() == fields.optional("prefix").isPresent()) {
      throw fields
          .place()
          .fault("both or neither of address and prefix", "either address or prefix");
    }
    String key = fields.optional("address").isPresent() ? "address" : "prefix";
    Prefix prefix = fields.parsed(key, "an " + key + " such as " + sample(key), Prefix::parse);
    String text = fields.text(key);
    boolean slash = text.indexOf('/') >= 0;
    if (slash == key.equals("address")
        || prefix.length() == 0
        || slash && !text.substring(0, text.indexOf('/')).equals(prefix.address().toString())) {
      throw fields.required(key).fault("an " + key + " such as " + sample(key));
    }
    return prefix;
  }

  private static String sample(String key) {
    return key.equals("address") ? "192.168.1.10" : "192.168.1.0/24 without host bits";
  }

  private static Optional<Service> service(String text) {
    int slash = text.indexOf('/');
    Optional<Protocol> protocol =
        Protocol.parse(slash < 0 ? text : text.substring(0, slash))
            .filter(Protocol::isMatchable)
            .filter(p -> p.hasPorts() == slash >= 0);
    Optional<PortRange> ports =
        slash < 0 ? Optional.of(PortRange.ALL) : ports(text.substring(slash + 1));
    return protocol.flatMap(p -> ports.map(r -> new Service(p, r)));
  }

  private static Optional<PortRange> ports(String text) {
    if (!text.matches("[0-9]{1,5}(:[0-9]{1,5})?")) {
      return Optional.empty();
    }
    String[] ends = text.split(":", -1);
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[ends.length - 1]);
    return first <= last && last <= 65535
        ? Optional.of(new PortRange(first, last))
        : Optional.empty();
  }
}
