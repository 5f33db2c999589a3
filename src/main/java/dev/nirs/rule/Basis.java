package dev.nirs.rule;

/**
 * The rule of iptables behind a fault: what iptables-restore 1.8.9 does with such a text, as its
 * manual pages say or as real loads showed.
 */
enum Basis {
  LINE("iptables-restore reads one command a line; empty lines and # in column 1 are passed over"),
  BYTES(
      "iptables-restore takes bytes as they are: a NUL ends the line, other alphabets never match"),
  LENGTH("iptables-restore runs what is over 10,239 bytes as a new line; a word has 1,023 at most"),
  QUOTES("only \" quotes, round a whole word; \\ escapes inside quotes only"),
  WORD("words that belong to no option are a \"Bad argument\""),
  COMMAND("iptables(8): one command a line"),
  LANGUAGE("legal in places, but no rule that appends to a chain"),
  OTHER_FAMILY("a line with -6 in an IPv4 file is dropped without a word, and exits with 0"),
  ENDS("-h and -V end iptables-restore with 0: no later line is read, nothing is loaded"),
  PROGRAM("-M names a program that may be run as root, even with --test"),
  TABLE("the -t option cannot be used in iptables-restore"),
  EXTENSION("iptables-extensions(8), as far as it decides over packets of a flow"),
  KNOWN(
      "an option of an extension is known only behind its -m, or its -p; of a target behind its -j"),
  SHORT(
      "short options take their value as the next word; -ieth0 would name an interface \"-ieth0\""),
  EQUALS("iptables(8): = is taken by options of extensions only"),
  ONCE("iptables: multiple flags not allowed, only one of an option allowed"),
  VALUE("iptables(8): the option requires an argument"),
  NEGATION("iptables(8): [!] stands before the option, and only where the manual shows it"),
  CHAIN("chain names are case-sensitive, and the chain must exist"),
  TARGET_MISSING("a rule without -j only counts packets"),
  TARGET("targets are case-sensitive; another name is taken for a user chain, which must exist"),
  ADDRESS("iptables(8): address[/mask][,...]"),
  EVERYTHING("x/0 is every address, whatever x; iptables drops the condition"),
  OCTAL("iptables reads a number that starts with 0 as octal, and with 0x as hexadecimal"),
  SHORT_ADDRESS("iptables fills short forms with zeros: 10 is 10.0.0.0, 1.2.3 is 1.2.3.0"),
  MASK("iptables(8): a mask is a number of bits or, in IPv4, a dotted mask"),
  NEGATED_LIST("iptables: ! not allowed with multiple source or destination IP addresses"),
  PROTOCOL("iptables(8): a name of /etc/protocols or a number"),
  NEVER("iptables: rule would never match protocol"),
  PORT("iptables-extensions(8): --dport port[:port], names as in /etc/services"),
  PORT_CUT("iptables cuts ports of udp and dccp to 16 bits without a word: 65558 is 22"),
  RANGE(
      "iptables-extensions(8): first:last; tcp refuses min > max, udp takes it and never matches"),
  EVERY_PORT("nft matches every packet, legacy none"),
  MULTIPORT("iptables-extensions(8), multiport: up to 15 ports, a range counts as two; needs -p"),
  OWN_PROTOCOL("an extension of a protocol needs its -p"),
  ICMP("iptables-extensions(8), icmp: a type, type/code or a name of 'iptables -p icmp -h'"),
  STATE("iptables-extensions(8), conntrack: states with commas, no blanks"),
  RATE("iptables-extensions(8), limit: rate[/second|/minute|/hour|/day], at least 1"),
  CREDIT(
      "the kernel's counters overflow where seconds between packets times burst are over 134,217"),
  NUMBER("iptables-extensions(8): a number in the range of the option"),
  NAME("names of tables become files of /proc: the kernel refuses / in them"),
  TOGETHER("iptables-extensions(8): options that exclude or need one another"),
  COMMENT("iptables-extensions(8), comment: up to 255 characters; the rest is cut without a word"),
  ADDRESS_RANGE("iptables-extensions(8), iprange: from-to; a reversed range never matches"),
  FLAGS("iptables-extensions(8), tcp: mask and flags from SYN ACK FIN RST URG PSH ALL NONE"),
  MAC("iptables-extensions(8), mac: XX:XX:XX:XX:XX:XX, where a packet comes in"),
  KIND("iptables-extensions(8): one of the names of the option"),
  INTERFACE(
      "iptables(8): up to 15 bytes, + at the end for all that start so; iptables takes any bytes"),
  PLACE("iptables: Can't use -o with INPUT, -i with OUTPUT"),
  FRAGMENT("ip6tables: -f is not supported in IPv6"),
  REJECT("iptables-extensions(8), REJECT: --reject-with type"),
  RESET("the kernel refuses tcp-reset without -p tcp"),
  LOG("iptables-extensions(8), LOG: levels 0 to 7 or names, a prefix of up to 29 characters");

  private final String text;

  Basis(String text) {
    this.text = text;
  }

  /** One clause, for people. */
  String text() {
    return text;
  }
}
