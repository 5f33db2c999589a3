package dev.nirs.rule;

import java.util.Set;

/**
 * What iptables knows but the language of suggestions leaves out, so that a refusal can name it:
 * iptables(8) and iptables-extensions(8) of 1.8.9.
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
          -i --in-interface -o --out-interface -f --fragment -t --table -g --goto -c --set-counters
          -w --wait -W --wait-interval -n --numeric -v --verbose -x --exact -h --help -V --version
          -4 --ipv4 -6 --ipv6 -M --modprobe --line-numbers --noflush
          """);

  private static final Set<String> EXTENSIONS =
      words(
          """
          addrtype ah bpf cgroup cluster connbytes connlabel connlimit connmark cpu devgroup dscp
          dst ecn esp eui64 frag hashlimit hbh helper hl icmp icmp6 ipcomp iprange ipv6header ipvs
          length limit mac mark mh nfacct osf owner physdev pkttype policy quota rateest realm
          recent rpfilter rt set socket srh statistic string tcpmss time tos ttl u32 geoip ipp2p psd
          layer7 condition unclean
          """);

  private static final Set<String> TARGETS =
      words(
          """
          ACCEPT RETURN QUEUE AUDIT CHECKSUM CLASSIFY CLUSTERIP CONNMARK CONNSECMARK CT DNAT DNPT
          DSCP ECN HL HMARK IDLETIMER LED LOG MARK MASQUERADE NETMAP NFLOG NFQUEUE NOTRACK RATEEST
          REDIRECT SECMARK SET SNAT SNPT SYNPROXY TCPMSS TCPOPTSTRIP TEE TOS TPROXY TRACE TTL ULOG
          TARPIT DELUDE CHAOS STEAL
          """);

  private static final Set<String> EXTENSION_OPTIONS =
      words(
          """
          --syn --tcp-flags --tcp-option --dccp-types --dccp-option --chunk-types --limit
          --limit-burst --hashlimit --hashlimit-upto --hashlimit-above --hashlimit-burst
          --hashlimit-mode --hashlimit-name --hashlimit-srcmask --hashlimit-dstmask
          --hashlimit-htable-size --hashlimit-htable-max --hashlimit-htable-expire
          --hashlimit-htable-gcinterval --connlimit-above --connlimit-upto --connlimit-mask
          --connlimit-saddr --connlimit-daddr --src-range --dst-range --set --rcheck --update
          --remove --name --seconds --hitcount --rttl --rsource --rdest --mask --reap --length
          --ttl-eq --ttl-lt --ttl-gt --hl-eq --hl-lt --hl-gt --mac-source --pkt-type --src-type
          --dst-type --limit-iface-in --limit-iface-out --ctproto --ctorigsrc --ctorigdst
          --ctreplsrc --ctrepldst --ctorigsrcport --ctorigdstport --ctreplsrcport --ctrepldstport
          --ctstatus --ctexpire --ctdir --string --algo --from --to --hex-string --icase --timestart
          --timestop --datestart --datestop --monthdays --weekdays --kerneltz --contiguous --u32
          --uid-owner --gid-owner --socket-exists --mode --probability --every --packet --quota
          --dscp --dscp-class --tos --ecn-tcp-cwr --ecn-tcp-ece --ecn-ip-ect --mss --helper --mark
          --connbytes --connbytes-dir --connbytes-mode --match-set --return-nomatch --physdev-in
          --physdev-out --physdev-is-in --physdev-is-out --physdev-is-bridged --log-prefix
          --log-level --log-tcp-sequence --log-tcp-options --log-ip-options --log-uid --to-source
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
