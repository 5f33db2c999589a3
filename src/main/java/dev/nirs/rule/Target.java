package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.Set;

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

  /** {@code -j ACCEPT}: let through; no later rule of the chain sees it. */
  record Accept() implements Target {}

  /** {@code -j RETURN}: back to the calling chain, or to the policy of a built-in one. */
  record Return() implements Target {}

  /**
   * {@code -j LOG}: written to the kernel's log; the next rule decides.
   *
   * @param prefix 0 to 29 printable ASCII characters or tabs in front of every entry
   * @param level syslog level 0 (emergency) to 7 (debug); iptables uses 4 where none is given
   * @param details what is written beside the usual
   */
  record Log(String prefix, int level, Set<Detail> details) implements Target {
    /** The longest prefix that iptables keeps; it cuts the rest silently. */
    public static final int MOST_CHARACTERS = 29;

    /** The level where none is given: warning. */
    public static final int DEFAULT_LEVEL = 4;

    /**
     * Copies the details.
     *
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public Log {
      details = Set.copyOf(details);
      ValueCheck.printable("log prefix", prefix, MOST_CHARACTERS);
      ValueCheck.range("log level", level, 0, 7);
    }

    /** Details of an entry, in the order of {@code iptables-save}. */
    public enum Detail {
      /** {@code --log-tcp-sequence}. */
      TCP_SEQUENCE("--log-tcp-sequence"),
      /** {@code --log-tcp-options}. */
      TCP_OPTIONS("--log-tcp-options"),
      /** {@code --log-ip-options}. */
      IP_OPTIONS("--log-ip-options"),
      /** {@code --log-uid}. */
      UID("--log-uid"),
      /** {@code --log-macdecode}. */
      MAC_DECODE("--log-macdecode");

      private final String option;

      Detail(String option) {
        this.option = option;
      }

      /** The option that asks for it. */
      String option() {
        return option;
      }
    }
  }

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
