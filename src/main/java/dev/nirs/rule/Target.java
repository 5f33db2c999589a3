package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;

/** What becomes of a packet that meets all conditions of a rule. */
public sealed interface Target {

  /** {@code -j DROP}: thrown away without a word. */
  record Drop() implements Target {}

  /**
   * {@code -j REJECT}: refused with an answer.
   *
   * @param with the answer
   */
  record Reject(Answer with) implements Target {}

  /** The answers of {@code --reject-with}; the text iptables prints for IPv4 and for IPv6. */
  enum Answer {
    /** The default. */
    PORT_UNREACHABLE("icmp-port-unreachable", "icmp6-port-unreachable"),
    /** Network unreachable; no route in IPv6. */
    NET_UNREACHABLE("icmp-net-unreachable", "icmp6-no-route"),
    /** Host unreachable; address unreachable in IPv6. */
    HOST_UNREACHABLE("icmp-host-unreachable", "icmp6-addr-unreachable"),
    /** Protocol unreachable; IPv4 only. */
    PROTO_UNREACHABLE("icmp-proto-unreachable", ""),
    /** Network prohibited; IPv4 only. */
    NET_PROHIBITED("icmp-net-prohibited", ""),
    /** Host prohibited; IPv4 only. */
    HOST_PROHIBITED("icmp-host-prohibited", ""),
    /** Administratively prohibited. */
    ADMIN_PROHIBITED("icmp-admin-prohibited", "icmp6-adm-prohibited"),
    /** Failed ingress or egress policy; IPv6 only. */
    POLICY_FAIL("", "icmp6-policy-fail"),
    /** Reject route; IPv6 only. */
    REJECT_ROUTE("", "icmp6-reject-route"),
    /** A TCP reset; only with {@code -p tcp}. */
    TCP_RESET("tcp-reset", "tcp-reset");

    private final String v4;
    private final String v6;

    Answer(String v4, String v6) {
      this.v4 = v4;
      this.v6 = v6;
    }

    /**
     * The text of {@code --reject-with}.
     *
     * @param version the family of the rule
     * @return the text iptables or ip6tables prints; empty where that family has no such answer
     */
    public String text(IpVersion version) {
      return version == IpVersion.V4 ? v4 : v6;
    }
  }
}
