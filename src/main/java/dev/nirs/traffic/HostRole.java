package dev.nirs.traffic;

import java.util.List;

/**
 * What a host or a network is for, as its owner says, and what must therefore stay open.
 *
 * @param prefix the host or network
 * @param role its kind, in the closed vocabulary
 * @param services what must stay open to others; empty where nothing is said
 * @param isProtected whether no rule may name it at all, as source or as destination
 * @param note the owner's words, for people; never sent to a model
 */
public record HostRole(
    Prefix prefix, Role role, List<Service> services, boolean isProtected, String note) {

  /** Copies the services. */
  public HostRole {
    services = List.copyOf(services);
  }

  /** The kinds of host. */
  public enum Role {
    /** Router, firewall or NAT address. */
    GATEWAY,
    /** Resolves names. */
    DNS_SERVER,
    /** Domain controller or directory. */
    DIRECTORY_SERVER,
    /** Offers web pages or an API. */
    WEB_SERVER,
    /** Sends or stores mail. */
    MAIL_SERVER,
    /** Stores files. */
    FILE_SERVER,
    /** Stores data. */
    DATABASE_SERVER,
    /** Offers several or other services. */
    SERVER,
    /** Where administrators work from. */
    MANAGEMENT,
    /** A person's machine. */
    CLIENT,
    /** A sensor, camera, television or other thing. */
    DEVICE,
    /** Stands open on purpose to be attacked. */
    HONEYPOT,
    /** Outside, and used by us. */
    EXTERNAL_SERVICE,
    /** Outside, and known to attack. */
    ATTACKER
  }
}
