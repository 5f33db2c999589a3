package dev.nirs.rule;

import java.util.Set;

/**
 * What iptables knows but the language leaves out, so that a refusal can name it: iptables(8) and
 * iptables-extensions(8) of 1.8.9.
 */
final class OutsideLanguage {
  private static final Set<String> COMMANDS =
      words(
          """
          -I --insert -D --delete -R --replace -C --check -L --list -S --list-rules -F --flush
          -Z --zero -N --new-chain -X --delete-chain -P --policy -E --rename-chain
          """);

  private static final Set<String> OPTIONS =
      words(
          """
          -t --table -g --goto -c --set-counters
          -w --wait -W --wait-interval -n --numeric -v --verbose -x --exact -h --help -V --version
          -4 --ipv4 -6 --ipv6 -M --modprobe --line-numbers --noflush
          """);

  private static final Set<String> EXTENSIONS =
      words(
          """
          ah bpf cgroup cluster connbytes connlabel connmark cpu devgroup dscp
          dst ecn esp eui64 frag hbh helper hl icmp icmp6 ipcomp ipv6header ipvs
          mark mh nfacct osf owner physdev policy quota rateest realm
          rpfilter rt set socket srh statistic string tcpmss time tos ttl u32 geoip ipp2p psd
          layer7 condition unclean
          """);

  private static final Set<String> TARGETS =
      words(
          """
          QUEUE AUDIT CHECKSUM CLASSIFY CLUSTERIP CONNMARK CONNSECMARK CT DNAT DNPT
          DSCP ECN HL HMARK IDLETIMER LED MARK MASQUERADE NETMAP NFLOG NFQUEUE NOTRACK RATEEST
          REDIRECT SECMARK SET SNAT SNPT SYNPROXY TCPMSS TCPOPTSTRIP TEE TOS TPROXY TRACE TTL ULOG
          TARPIT DELUDE CHAOS STEAL
          """);

  private static final Set<String> EXTENSION_OPTIONS =
      words(
          """
          --dccp-types --dccp-option --chunk-types --hashlimit-rate-match
          --hashlimit-rate-interval --ttl --hl-eq --hl-lt --hl-gt --ttl-eq --ttl-lt --ttl-gt
          --ttl-set --ttl-dec --ttl-inc --limit-iface-in --limit-iface-out --ctproto --ctorigsrc
          --ctorigdst
          --ctreplsrc --ctrepldst --ctorigsrcport --ctorigdstport --ctreplsrcport --ctrepldstport
          --ctstatus --ctexpire --ctdir --string --algo --from --to --hex-string --icase --timestart
          --timestop --datestart --datestop --monthdays --weekdays --kerneltz --contiguous --u32
          --uid-owner --gid-owner --socket-exists --mode --probability --every --packet --quota
          --dscp --dscp-class --tos --ecn-tcp-cwr --ecn-tcp-ece --ecn-ip-ect --mss --helper --mark
          --connbytes --connbytes-dir --connbytes-mode --match-set --return-nomatch --physdev-in
          --physdev-out --physdev-is-in --physdev-is-out --physdev-is-bridged --to-source
          --to-destination --to-ports --random --persistent --set-mark --save-mark --restore-mark
          --set-xmark --nflog-group --nflog-prefix --queue-num --gateway --add-set --del-set
          --fragid --espspi --ahspi --soft --header --rt-type
          """);

  private OutsideLanguage() {}

  /** Whether a command other than append. */
  static boolean isCommand(String option) {
    return COMMANDS.contains(option);
  }

  /** Whether an option of iptables itself, or a command. */
  static boolean isOption(String option) {
    return OPTIONS.contains(option) || COMMANDS.contains(option);
  }

  /** What such an option of iptables itself does to a line. */
  static Basis basis(String option) {
    return switch (option) {
      case "-6", "--ipv6", "-4", "--ipv4" -> Basis.OTHER_FAMILY;
      case "-h", "--help", "-V", "--version" -> Basis.ENDS;
      case "-M", "--modprobe" -> Basis.PROGRAM;
      case "-t", "--table" -> Basis.TABLE;
      default -> Basis.LANGUAGE;
    };
  }

  /** Whether an option of an extension or a target. */
  static boolean isExtensionOption(String option) {
    return EXTENSION_OPTIONS.contains(option);
  }

  /** Whether a match extension. */
  static boolean isExtension(String name) {
    return EXTENSIONS.contains(name);
  }

  /** Whether a target. */
  static boolean isTarget(String name) {
    return TARGETS.contains(name);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+", -1));
  }
}
