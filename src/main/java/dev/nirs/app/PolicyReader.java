package dev.nirs.app;

import dev.nirs.notation.EnumName;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a policy of what the user said and of the host roles. */
final class PolicyReader {
  private PolicyReader() {}

  static Policy read(PolicySettings settings, List<HostRole> hosts) throws InputException {
    if (settings.isPlain()) {
      return new Policy(settings.chain(), settings.version(), settings.bounds(), Protection.NONE);
    }
    List<Prefix> prefixes = new ArrayList<>(Protection.LOOPBACK);
    List<HostRole> roles = new ArrayList<>(hosts);
    for (String what : settings.protect()) {
      Optional<Prefix> prefix = Prefix.parse(what);
      Optional<HostRole.Role> role = role(what);
      if (prefix.isPresent()) {
        prefixes.add(prefix.get());
      } else if (role.isPresent()) {
        if (roles.stream().noneMatch(host -> host.role() == role.get())) {
          throw new InputException(
              "--protect "
                  + what
                  + ": no host has that role; expected a host file (--hosts) that names one");
        }
        roles.replaceAll(host -> host.role() == role.get() ? guarded(host) : host);
      } else {
        throw new InputException(
            "--protect "
                + what
                + ": is no address, prefix or role; expected one such as 192.0.2.1, 192.0.2.0/24 or "
                + Arrays.stream(HostRole.Role.values())
                    .map(PolicyReader::word)
                    .collect(Collectors.joining(", ")));
      }
    }
    Protection protection = new Protection(prefixes, roles, settings.managementPorts());
    return new Policy(settings.chain(), settings.version(), settings.bounds(), protection);
  }

  private static Optional<HostRole.Role> role(String text) {
    return Arrays.stream(HostRole.Role.values())
        .filter(role -> word(role).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String word(HostRole.Role role) {
    return EnumName.kebab(role);
  }

  private static HostRole guarded(HostRole host) {
    return new HostRole(host.prefix(), host.role(), host.services(), true, host.note());
  }
}
