package dev.nirs.knowledge;

import dev.nirs.traffic.HostRole;

/**
 * A host or network whose role a host file gives.
 *
 * @param network the network the file describes, such as {@code local}
 * @param role the role and what must stay open
 */
public record KnownHost(String network, HostRole role) implements KnowledgeEntry {

  /** {@code host/NETWORK/PREFIX}. */
  @Override
  public String id() {
    return "host/" + network + "/" + role.prefix();
  }
}
